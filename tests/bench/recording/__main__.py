"""Runs parts of the bench: ``python -m tests.bench.recording [--short] [PART…]``."""

import sys

from tests.bench.parts import run_parts

from . import PARTS, run_part
from .lengths import SHORT, WHOLE

if __name__ == "__main__":
    sys.exit(
        run_parts(
            "recording",
            __doc__,
            PARTS,
            lambda part, short: run_part(part, SHORT if short else WHOLE),
        )
    )
