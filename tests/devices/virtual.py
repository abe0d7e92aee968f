"""Boots the virtual machine, runs a command of the working copy in it, returns its exit status."""

import json
import platform
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.devices.machine import MachineError, built_image
from tests.devices.recipe import COPY, WHEELS, Image

MEMORY_MB = 3072
CPUS = 2
_EXIT_PORT = 0xF4
_SAID_LINES = 15


def run_in_machine(
    command: list[str], copy: Path, folder: Path, limit_s: float, *, kvm: bool = False
) -> int:
    """Run ``python3`` with *command* in the machine whose image is kept in *folder*.

    What it prints is printed. *kvm*: by the processor itself, not emulated. Raises
    :class:`MachineError` when the machine itself fails.
    """
    if platform.machine() != "x86_64":
        message = "The virtual machine is made for x86-64 alone; run this on such a one."
        raise MachineError(message)
    image = built_image(folder)
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        work = Path(name)
        job = {"command": command, "python": list(sys.version_info[:2]), "copy": COPY}
        (work / "job.json").write_text(json.dumps({**job, "wheels": WHEELS}), "utf-8")
        console = work / "console.txt"
        words = _machine(image, copy, work / "job.json", console, kvm=kvm)
        try:
            status = subprocess.run(
                words, stdin=subprocess.DEVNULL, check=False, timeout=limit_s
            ).returncode
        except subprocess.TimeoutExpired as error:
            message = f"The virtual machine was ended after {limit_s:g} s; --limit sets how many."
            raise MachineError(message) from error
        except KeyboardInterrupt:
            # QEMU was asked to end by the same key.
            return 130
        if status % 2 == 0 or status < 3:
            lines = console.read_text("utf-8", "replace") if console.exists() else ""
            said = "\n".join(lines.splitlines()[-_SAID_LINES:])
            message = f"The virtual machine failed (QEMU's status {status}). Its console:\n{said}"
            raise MachineError(message)
    return exit_status(status)


def exit_status(of_qemu: int) -> int:
    """Return what the command in the machine ended with.

    QEMU's isa-debug-exit makes 2 n + 1 of what is written to its port; the machine writes its
    status plus one, so that QEMU's own failure, which is 1, is told from a success.
    """
    return (of_qemu - 1) // 2 - 1


def _machine(image: Image, copy: Path, job: Path, console: Path, *, kvm: bool) -> list[str]:
    wheels = sysconfig.get_path("purelib")
    return [
        "qemu-system-x86_64",
        *("-machine", "q35", "-smp", str(CPUS), "-m", str(MEMORY_MB), "-cpu", "max"),
        # Emulated unless asked: a /dev/kvm that is there need not work, and hangs if it does not.
        *("-accel", "kvm" if kvm else "tcg,thread=multi,tb-size=512"),
        *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-kernel", str(image.kernel), "-initrd", str(image.first_disk)),
        *("-append", "root=/dev/vda rw console=ttyS0 quiet panic=-1 init=/sbin/device-tests"),
        *("-drive", f"file={image.disk},format=raw,if=virtio,snapshot=on"),
        *("-device", "virtio-rng-pci"),
        *("-serial", f"file:{console}", "-serial", "stdio"),
        *("-device", f"isa-debug-exit,iobase={_EXIT_PORT:#x},iosize=1"),
        *("-fw_cfg", f"name=opt/device-tests/job,file={job}"),
        *_shared("copy", copy),
        *_shared("wheels", Path(wheels)),
    ]


def _shared(tag: str, folder: Path) -> list[str]:
    doubled = str(folder).replace(",", ",,")
    how = "security_model=none,readonly=on,multidevs=remap"
    return ["-virtfs", f"local,path={doubled},mount_tag={tag},id={tag},{how}"]
