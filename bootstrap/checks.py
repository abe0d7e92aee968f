"""Every check of the project, in one go."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from .environment import ROOT
from .say import say


def commands(interpreter: Path, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """Return the command of each check by its name, in the order they are run."""
    python = str(interpreter)
    lint_imports = str(interpreter.with_name("lint-imports" + interpreter.suffix))
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [lint_imports, "--no-logo"],
        "pytest": [python, "-m", "pytest", *pytest_arguments],
    }


def run(interpreter: Path, pytest_arguments: Sequence[str]) -> int:
    """Run them all, also after one has failed; return 0 when every one passed."""
    failed = []
    for name, words in commands(interpreter, pytest_arguments).items():
        say(f"== {name}")
        if subprocess.run(words, cwd=ROOT, check=False).returncode:  # noqa: S603  # our own words
            failed.append(name)
    say(f"== failed: {', '.join(failed)}" if failed else "== everything passed")
    return 1 if failed else 0
