"""Runs the tests marked ``device``; best as root in a machine with vivid and snd-aloop loaded."""

import subprocess
import sys
from pathlib import Path

from capture.devices import cameras
from tests.parts import vivid

ROOT = Path(__file__).resolve().parents[2]
_NOTHING = (
    "There is no camera here. As root in a machine of its own: modprobe vivid n_devs=1, "
    "modprobe snd-aloop, and again.\n"
)


def main(arguments: list[str]) -> int:
    """Run them; 3 where there is nothing to run them on."""
    if not cameras() and not vivid.PLUG.is_here:
        sys.stderr.write(_NOTHING)
        return 3
    command = [sys.executable, "-m", "pytest", "-m", "device", "-rA", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
