"""Runs the tests marked ``device``, or the devices' bench, here or in a virtual machine.

Best as root in a machine with vivid and snd-aloop loaded; with ``--vm`` that machine is made.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from capture.devices import cameras
from tests.devices.machine import MachineError
from tests.devices.recipe import cache_folder
from tests.devices.virtual import run_in_machine
from tests.parts import aloop, vivid

ROOT = Path(__file__).resolve().parents[2]
_MARK = "pytest.mark." + "device"
LIMIT_S = 1800.0
_NOTHING = (
    "There is no camera here; `python -m tests.devices --vm` makes a virtual machine with one. "
    "Or as root in a machine of its own: modprobe vivid n_devs=1, modprobe snd-aloop, and again.\n"
)


def device_tests(root: Path) -> list[str]:
    """Return the files that have such tests: an emulated machine collects all for minutes."""
    folder = root / "tests"
    found = [path for path in folder.rglob("test_*.py") if _MARK in path.read_text("utf-8")]
    return sorted(path.relative_to(root).as_posix() for path in found)


def main() -> int:
    """Run them; 3 where there is nothing to run them on, or no machine can be made."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.devices", description=__doc__, epilog="What is left goes to pytest."
    )
    parser.add_argument("--vm", action="store_true", help="in a virtual machine, made if need be")
    parser.add_argument("--bench", action="store_true", help="measure instead of test")
    parser.add_argument(
        "--folder", type=Path, default=cache_folder(), help="where the machine's image is kept"
    )
    parser.add_argument(
        "--limit", type=float, default=LIMIT_S, help="seconds after which the machine is ended"
    )
    parser.add_argument("--kvm", action="store_true", help="use the processor's virtualisation")
    options, words = parser.parse_known_args()
    command = ["-m", "tests.bench", "devices", *words]
    if not options.bench:
        command = ["-m", "pytest", "-m", "device", "-rA", *(words or device_tests(ROOT))]
    if options.vm:
        if not options.bench:
            # The working copy cannot be written there.
            command += ["-p", "no:cacheprovider"]
        try:
            return run_in_machine(command, ROOT, options.folder, options.limit, kvm=options.kvm)
        except MachineError as error:
            sys.stderr.write(f"{error}\n")
            return 3
    if not cameras() and not vivid.PLUG.is_here and not aloop.PLUG.is_here:
        sys.stderr.write(_NOTHING)
        return 3
    return subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
