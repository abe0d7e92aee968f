"""``python -m tests.translations``: bring the translation files up to date with the source.

New texts come in as unfinished, gone ones leave; what is finished goes into the ``.qm`` files that
the window loads. ``python -m tests.translations`` tells what is left to translate.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from ui.language import LANGUAGES, SOURCE_LANGUAGE

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
TRANSLATED = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)
_LIMIT_S = 120


def update(folder: Path) -> None:
    """Extract all texts into the ``.ts`` files of *folder*, and compile them."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    for code in TRANSLATED:
        # Line numbers would change the files with every edit of the source.
        options = ["-locations", "none", "-no-obsolete", "-silent", "-target-language", code]
        # A guess from a text that is like it would be worse than none.
        options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
        ts = folder / f"studio_{code}.ts"
        _tool("lupdate", *sources, *options, "-ts", str(ts))
        compile_file(ts, folder / f"studio_{code}.qm")


def compile_file(ts: Path, qm: Path) -> None:
    """Write what the window loads."""
    _tool("lrelease", "-silent", str(ts), "-qm", str(qm))


def unfinished(ts: Path) -> list[str]:
    """Return the texts of *ts* that have no translation."""
    left = []
    for message in ET.parse(ts).getroot().iter("message"):  # noqa: S314  # our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") or not (translation.text or "").strip():
            left.append(message.findtext("source", ""))
    return left


def messages(ts: Path) -> dict[tuple[str, str], str]:
    """Return every translation of *ts* by context and text."""
    found = {}
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314  # our own file
        for message in context.iter("message"):
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = message.findtext("translation", "")
    return found


def _tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).with_name(f"pyside6-{name}")
    subprocess.run([str(tool), *arguments], cwd=ROOT, check=True, timeout=_LIMIT_S)


def main() -> int:
    """Update, and tell what is left; 1 when something is."""
    update(FOLDER)
    left = 0
    for code in TRANSLATED:
        for text in unfinished(FOLDER / f"studio_{code}.ts"):
            sys.stdout.write(f"{code}: {text}\n")
            left += 1
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
