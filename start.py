"""The one command: ``python3 start.py`` sets everything up and goes on air with a demo show.

``python3 start.py show`` opens your own show in the window, and at the first time leads you from an
empty one to air. ``python3 start.py test`` sets up what the tests need and runs every check. Other
arguments are handed on: ``python3 start.py --help`` tells what the demo takes.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_OLDEST = (3, 11)
_NEWEST_MINOR = 20


def _go_on_with_a_newer_python() -> None:
    """Replace this process by one under a Python that is new enough, or end with a sentence."""
    for minor in range(_NEWEST_MINOR, _OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606  # this file again, no shell meant
    have = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        f"Videosync Studio needs Python 3.{_OLDEST[1]} or newer, and this is Python {have}. "
        "Install a newer one and start this again with it."
    )


if sys.version_info < _OLDEST:  # this file is what an older Python meets first
    _go_on_with_a_newer_python()

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bootstrap import checks, environment, node_parts, system  # noqa: E402  # an older Python cannot read them
from bootstrap.say import SetupError, say  # noqa: E402  # likewise


def main(arguments: list[str]) -> int:
    """Set up, then test or go on air; return the exit status."""
    try:
        if arguments[:1] == ["test"]:
            system.provide_for_tests()
            node_parts.ensure()
            return checks.run(environment.ensure("dev"), arguments[1:])
        system.provide_for_show()
        if arguments[:1] == ["show"]:
            run = ["run", *arguments[1:]]
            return environment.hand_over(environment.ensure("runtime"), "studio", run)
        return environment.hand_over(environment.ensure("runtime"), "tests.judge.demo", arguments)
    except SetupError as error:
        say(f"start.py: {error}")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
