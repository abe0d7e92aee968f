"""``python -m studio.backend``: one launch, a line of JSON, on standard input; ends with it."""

import sys

import msgspec

from .launch import BackendLaunch
from .runner import run_embedded


def main() -> int:
    """Serve until standard input ends."""
    launch = msgspec.json.decode(sys.stdin.buffer.readline(), type=BackendLaunch)
    run_embedded(launch, sys.stdin.buffer.read)
    return 0


if __name__ == "__main__":
    sys.exit(main())
