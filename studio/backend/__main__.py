"""``python -m studio.backend``: one launch, a line of JSON, on standard input; ends with it."""

import gc
import os
import sys

import msgspec


def main() -> int:
    """Serve until standard input ends."""
    # What is loaded now stays to the end: looking for garbage among it, at each step of the way
    # and ever after, costs a tenth of the start.
    gc.disable()
    # Pydantic looks through all that is installed for plugins, of which there are none for it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from .launch import BackendLaunch  # noqa: PLC0415  # as said above
    from .runner import run_embedded  # noqa: PLC0415  # likewise

    launch = msgspec.json.decode(sys.stdin.buffer.readline(), type=BackendLaunch)
    # Not by its buffer: whoever waits inside has Python abort when the process ends otherwise.
    run_embedded(launch, lambda: os.read(sys.stdin.fileno(), 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
