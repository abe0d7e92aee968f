"""House rules that no linter knows: each looks at one file and says what is wrong with it."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
_PRODUCT = ("ui/", "studio/", "capture/", "mixer/", "resources/")
_TEXT = {
    *(".py", ".md", ".toml", ".txt", ".yml", ".yaml", ".json", ".svg", ".qss", ".cfg", ".ini"),
    *("", ".sh", ".html"),
}
# Written in pieces, so that this file keeps its own rules.
_REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")),
        *(("deb", "debian", "org"), ("security", "debian", "org"), ("archive", "ubuntu", "com")),
        *(("proxy", "golang", "org"), ("crates", "io"), ("maven", "org"), ("rubygems", "org")),
    )
)
_HOMES = re.compile(r"(?<![\w.])/(?:" + "root|work|home|Users" + r")/")
_UNFINISHED = re.compile(
    r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "TO" + " WRITE", "NotImplemented" + "Error"))
    + r")\b"
)  # fmt: skip
_EXEMPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rule>\S*)(?P<codes>[^#]*)(?P<rest>.*)")
_SLEEPERS = {"mixer/clock.py"}
_LOCKS = {"Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"}
_LOCKERS = {"mixer/handoff.py"}

Rule = Callable[[PurePosixPath, str], Iterator[str]]


@cache
def files() -> list[Path]:
    """Return every text file of the project, whether it is committed yet or not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in sorted(set(listing.stdout.splitlines()))]
    return [path for path in paths if path.suffix in _TEXT and path.is_file()]


@cache
def content(path: Path) -> str:
    """Return the text of a file; it is read once for all rules."""
    return path.read_text("utf-8")


@cache
def _nodes(text: str) -> list[ast.AST]:
    """Return the parts of which a rule may speak; parsed once for all rules."""
    spoken_of = (ast.ExceptHandler, ast.ImportFrom, ast.Attribute)
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, spoken_of)]


def _in_product(path: PurePosixPath) -> bool:
    return path.suffix == ".py" and path.as_posix().startswith(_PRODUCT)


def short(path: PurePosixPath, text: str) -> Iterator[str]:
    """A file of code is one idea."""
    count = len(text.splitlines())
    if path.suffix == ".py" and count > MOST_LINES:
        yield f"{count} lines, more than {MOST_LINES}"


def no_registry(_path: PurePosixPath, text: str) -> Iterator[str]:
    """Where packages come from is the machine's business."""
    for number, line in enumerate(text.splitlines(), 1):
        for host in _REGISTRIES:
            if host in line.lower():
                yield f"line {number} names the package registry {host}"


def no_machine_path(_path: PurePosixPath, text: str) -> Iterator[str]:
    """The project lies anywhere."""
    for number, line in enumerate(text.splitlines(), 1):
        if _HOMES.search(line):
            yield f"line {number} names a folder of one machine"


def finished(_path: PurePosixPath, text: str) -> Iterator[str]:
    """What is not written is not there."""
    for number, line in enumerate(text.splitlines(), 1):
        if _UNFINISHED.search(line):
            yield f"line {number} is unfinished"


def exemptions_have_reasons(path: PurePosixPath, text: str) -> Iterator[str]:
    """A linter is silenced for one rule, and for a reason."""
    for number, line in enumerate(text.splitlines() if path.suffix == ".py" else (), 1):
        found = _EXEMPTION.search(line)
        if not found:
            continue
        if not found["rule"].startswith((":", "[")):
            yield f"line {number} silences every rule"
        reason = found["rest"].strip("# ") or re.sub(r"[\[\], :]|\b[A-Z]+\d+\b", "", found["codes"])
        if not reason.strip():
            yield f"line {number} silences a rule without a reason"


def no_blanket_except(path: PurePosixPath, text: str) -> Iterator[str]:
    """Who catches everything hands on what was caught."""
    for node in _nodes(text) if path.suffix == ".py" else ():
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
        everything = node.type is None or names & {"Exception", "BaseException"}
        handed_on = any(
            isinstance(part, ast.Raise) or (isinstance(part, ast.Name) and part.id == node.name)
            for part in ast.walk(ast.Module(node.body, []))
        )
        if everything and not handed_on:
            yield f"line {node.lineno} swallows every exception"


def _calls(path: PurePosixPath, text: str, module: str, names: set[str]) -> Iterator[int]:
    """Yield the lines that take one of *names* from *module*, by whichever import."""
    for node in _nodes(text) if path.suffix == ".py" else ():
        if isinstance(node, ast.ImportFrom) and node.module == module:
            if names & {alias.name for alias in node.names}:
                yield node.lineno
        elif (
            isinstance(node, ast.Attribute)
            and node.attr in names
            and isinstance(node.value, ast.Name)
            and node.value.id == module
        ):
            yield node.lineno


def no_sleep(path: PurePosixPath, text: str) -> Iterator[str]:
    """Wait for the event, with a deadline; time passes in the clock only."""
    if path.as_posix() not in _SLEEPERS:
        for line in _calls(path, text, "time", {"sleep"}):
            yield f"line {line} sleeps"


def no_lock(path: PurePosixPath, text: str) -> Iterator[str]:
    """Threads meet in one file."""
    if _in_product(path) and path.as_posix() not in _LOCKERS:
        for line in _calls(path, text, "threading", _LOCKS):
            yield f"line {line} locks outside {', '.join(_LOCKERS)}"


RULES: tuple[Rule, ...] = (
    *(short, no_registry, no_machine_path, finished, exemptions_have_reasons),
    *(no_blanket_except, no_sleep, no_lock),
)
