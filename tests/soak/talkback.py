"""An hour of talkback beside a show: ``python -m tests.soak.talkback [--seconds N]``.

The programme's PCM is to be the same to the bit with and without it; on a scripted clock, which
takes a quarter of an hour of one core.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.studio.talkback.untouched import hash_beside_a_call, programme_hash

_BLOCKS_PER_S = 100


def main() -> int:
    """Compare both; 1 where they differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.talkback", description=__doc__)
    parser.add_argument("--seconds", type=int, default=3600)
    blocks = parser.parse_args().seconds * _BLOCKS_PER_S
    with tempfile.TemporaryDirectory(prefix="vs-") as folder:
        beside, spoken, programme = hash_beside_a_call(blocks, Path(folder))
    alone = programme_hash(blocks)
    sys.stdout.write(
        f"{blocks} blocks; in the ear: talkback up to {spoken:.3f}, programme {programme:.3f}\n"
        f"with talkback    {beside}\nwithout          {alone}\n"
    )
    return int(beside != alone or not spoken or not programme)


if __name__ == "__main__":
    sys.exit(main())
