"""Fuzzes every route of the backend for long: ``python -m tests.soak.fuzz --examples 200``.

Other requests each time; what fails is made small and shown with the way to do it again.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from studio.backend.http import create_app
from studio.backend.http.turned_away import TurnedAway
from tests.studio.backend.http.fuzzed import fuzz
from tests.studio.backend.http.serving import HEADERS, parts_in

_EXAMPLES = 200


def main() -> int:
    """Try each operation with many right and many wrong requests; raises what is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.fuzz", description=__doc__)
    parser.add_argument(
        "--examples", type=int, default=_EXAMPLES, help="of each operation, right and wrong each"
    )
    examples = parser.parse_args().examples
    began_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vs-") as folder, parts_in(Path(folder)) as parts:
        app = create_app(parts, TurnedAway(most_a_minute=1 << 30))
        tried = fuzz(app, HEADERS, examples=examples, is_random=True)
    took_s = time.monotonic() - began_s
    sys.stdout.write(
        f"{len(tried)} operations, up to {2 * examples} requests each, {took_s:.0f} s, no failure\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
