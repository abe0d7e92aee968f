"""Builds the virtual machine's image with Debian's own tools, once."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.devices.recipe import (
    COPY,
    INIT,
    PACKAGES,
    STARTER,
    TOOLS,
    WHEELS,
    Image,
    image_in,
    missing_packages,
    package_sources,
    this_suite,
)

_BUILD_S = 1800
# Only what finds the root: a small one is unpacked soon where the machine is emulated.
_INITRAMFS = (
    'mkdir -p "$1/etc/initramfs-tools/conf.d"; '
    'echo MODULES=list >"$1/etc/initramfs-tools/conf.d/device-tests"; '
    'printf "virtio_pci\\nvirtio_blk\\next4\\n" >"$1/etc/initramfs-tools/modules"'
)
_FOLDERS = f'mkdir -p "$1{COPY}" "$1{WHEELS}" && chmod 755 "$1{INIT}"'


class MachineError(Exception):
    """No machine can be made or run; the text says what to do."""


def built_image(folder: Path) -> Image:
    """Return the image in *folder*, built now if it is not there. Raises :class:`MachineError`."""
    lacking = missing_packages()
    if lacking:
        message = f"Install what makes a virtual machine: apt-get install {' '.join(lacking)}"
        raise MachineError(message)
    suite = this_suite()
    if not suite:
        message = (
            "A virtual machine is made of this system's own packages, which only Debian has "
            f"({', '.join(TOOLS.values())}); run the tests on one with vivid and snd-aloop."
        )
        raise MachineError(message)
    image = image_in(folder, suite)
    image.folder.mkdir(parents=True, exist_ok=True)
    with (image.folder / "lock").open("w") as lock:
        # Another run may be at it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not image.is_built:
            _build(image, suite)
    return image


def _build(image: Image, suite: str) -> None:
    print(
        f"Building a virtual machine of {suite} in {image.folder}; this takes minutes.", flush=True
    )
    with tempfile.TemporaryDirectory(dir=image.folder) as name:
        work = Path(name)
        (work / "init").write_text(STARTER, "utf-8")
        disk = work / "root.ext2"
        words = [
            "mmdebstrap",
            *("--variant=minbase", "--format=ext2", f"--include={','.join(PACKAGES)}"),
            *("--quiet", '--aptopt=Acquire::Languages "none"'),
            *(f"--dpkgopt=path-exclude=/usr/share/{each}/*" for each in ("man", "doc", "locale")),
            f"--essential-hook={_INITRAMFS}",
            f"--customize-hook=upload {work / 'init'} {INIT}",
            f"--customize-hook={_FOLDERS}",
            f"--customize-hook=copy-out /boot {work}",
            *(suite, str(disk), *(str(path) for path in package_sources())),
        ]
        _run(words, work)
        boot = work / "boot"
        shutil.move(_only(boot, "vmlinuz-*"), image.kernel)
        shutil.move(_only(boot, "initrd.img-*"), image.first_disk)
        # Last: what is there is whole.
        disk.replace(image.disk)


def _run(words: list[str], work: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(work), "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            words,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_BUILD_S,
        )
    except subprocess.TimeoutExpired as error:
        message = (
            f"The image was not built within {_BUILD_S} s; see whether this machine is online."
        )
        raise MachineError(message) from error
    if done.returncode:
        said = "\n".join(done.stderr.strip().splitlines()[-8:])
        message = (
            f"The image could not be built; run this as root, online. {words[0]} said:\n{said}"
        )
        raise MachineError(message)


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        message = (
            f"The image has no {pattern} in /boot; delete {folder.parent.parent} and try again."
        )
        raise MachineError(message)
    return found[-1]
