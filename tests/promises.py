"""``python -m tests.promises`` writes docs/promises.md from the marks of the tests."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "promises.md"
_HEAD = """# Promises

What Videosync promises its customers, and which tests hold us to it. D: the studio; B: the
backend; R: the repository. Made by `python -m tests.promises` from the tests' marks; a promise
without a test is not yet proved, and most of those belong to parts that are not built yet.

| | where | promise | proved by |
|---|---|---|---|
"""


def page() -> str:
    """Return the page as it should be."""
    proofs = _proofs()
    promises = tomllib.loads((ROOT / "tests" / "promises.toml").read_text("utf-8"))["promise"]
    rows = []
    for promise in promises:
        tests = ", ".join(sorted(proofs.get(promise["number"], ()))) or "–"  # noqa: RUF001  # a dash for none
        rows.append(f"| {promise['number']} | {promise['where']} | {promise['text']} | {tests} |")
    return _HEAD + "\n".join(rows) + "\n"


def _proofs() -> dict[int, set[str]]:
    """Return the modules of tests that are marked with each promise."""
    found: dict[int, set[str]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        for number in _marks(ast.parse(path.read_text("utf-8"))):
            found.setdefault(number, set()).add(f"`{path.relative_to(ROOT)}`")
    return found


def _marks(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "pytest.mark.promise"
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, int)
        ):
            yield node.args[0].value


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
