"""Every check of the project, in one go."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .environment import ROOT
from .say import say

_MOST_WORKERS = 8
_NO_TEST_CHOSEN = 5
"""Pytest's exit status where a person's own choice leaves none of a kind."""
_SOME_FAILED = 1
_MOST_AGAIN = 3
"""More than that failing again is no matter of how busy the machine was."""


def workers() -> int:
    """Return how many processes are to run tests: most tests wait more than they work."""
    return min((os.cpu_count() or 1) + 2, _MOST_WORKERS)


def few_workers() -> int:
    """Return how many tests may run at a time that judge by the clock: one a processor."""
    return min(os.cpu_count() or 1, _MOST_WORKERS)


def environment() -> dict[str, str]:
    """Return the environment of the checks: this one, in which Python may keep what it compiles.

    The tests start hundreds of processes, each of which would compile everything anew.
    """
    return {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def commands(interpreter: Path, pytest_arguments: Sequence[str]) -> dict[str, list[str]]:
    """Return the command of each check by its name, both of the tests last.

    Tests marked ``alone`` judge by the clock what a busy machine does late: few run at a time. What
    fails is run once more, with nothing beside it: :func:`again`.
    """
    python = str(interpreter)
    lint_imports = str(interpreter.with_name("lint-imports" + interpreter.suffix))
    shared_out = ["-n", str(workers()), "--dist", "worksteal"]
    few = ["-n", str(few_workers()), "--dist", "worksteal"]
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [lint_imports, "--no-logo"],
        "pytest": [python, "-m", "pytest", *shared_out, "-m", "not alone", *pytest_arguments],
        "pytest, alone": [python, "-m", "pytest", *few, "-m", "alone", *pytest_arguments],
    }


def run(interpreter: Path, pytest_arguments: Sequence[str]) -> int:
    """Run them all, also after one has failed; return 0 when every one passed.

    The tests are watched as they run; the others run beside most of them, one after another, and
    are told of once they are all done.
    """
    *others, most, alone = commands(interpreter, pytest_arguments).items()
    fine = {0, _NO_TEST_CHOSEN} if pytest_arguments else {0}
    failed = []
    with ThreadPoolExecutor(1) as beside:
        done = [(name, beside.submit(_run_quietly, words)) for name, words in others]
        status = _run_watched(*most)
        for name, quiet in done:
            say(f"== {name}")
            finished = quiet.result()
            say(finished.stdout.rstrip())
            if finished.returncode:
                failed.append(name)
    failed += _heard_again(most, status, fine)
    failed += _heard_again(alone, _run_watched(*alone), fine)
    say(f"== failed: {', '.join(failed)}" if failed else "== everything passed")
    return 1 if failed else 0


def again(words: Sequence[str]) -> list[str]:
    """Return the command of tests once more: those that failed, one after another."""
    spread = {"-n", str(workers()), str(few_workers()), "--dist", "worksteal"}
    serial = [word for word in words if word not in spread]
    return [*serial, "--last-failed", "--last-failed-no-failures=none", f"--maxfail={_MOST_AGAIN}"]


def _heard_again(check: tuple[str, list[str]], status: int, fine: set[int]) -> list[str]:
    """Return the name of *check*, or nothing if it passed, be it at the second hearing.

    A test over real servers and devices may be late on a machine that runs others beside it: that
    says nothing of the code. What is wrong fails again, and what passed only then is told.
    """
    name, words = check
    if status == _SOME_FAILED:
        status = _run_watched(
            f"{name}, what failed once more, with nothing beside it", again(words)
        )
        if status == 0:
            say(f"== {name}: what failed beside others passed by itself; it was late, not wrong")
    return [] if status in fine else [name]


def _run_watched(name: str, words: list[str]) -> int:
    say(f"== {name}")
    return subprocess.run(words, cwd=ROOT, env=environment(), check=False).returncode  # noqa: S603  # our own words


def _run_quietly(words: list[str]) -> "subprocess.CompletedProcess[str]":
    """Run a check that makes way for the tests, some of which look at the time."""
    nice = shutil.which("nice")
    return subprocess.run(  # noqa: S603  # our own words
        [nice, *words] if nice else words,
        cwd=ROOT,
        env=environment(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
