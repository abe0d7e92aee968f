"""What the virtual machine is made of: pure, but for looking at this system."""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TOOLS = {
    "qemu-system-x86_64": "qemu-system-x86",
    "mmdebstrap": "mmdebstrap",
    "genext2fs": "genext2fs",
}
"""Programs, and the Debian packages that bring them."""
PACKAGES = (
    *("linux-image-amd64", "initramfs-tools", "kmod", "udev", "iproute2"),
    *("python3", "procps"),
    # What the studio's wheels need of a system.
    *("libportaudio2", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
    *("libglib2.0-0",),
)
COPY, WHEELS = "/studio", "/wheels"
"""Where the machine sees the working copy, and the packages of this interpreter."""
INIT = "/sbin/device-tests"
STARTER = f"""#!/bin/sh
mountpoint -q /proc || mount -t proc proc /proc
mountpoint -q /sys || mount -t sysfs sysfs /sys
modprobe -a 9pnet_virtio 9p qemu_fw_cfg
how=trans=virtio,version=9p2000.L,msize=512000,cache=mmap,ro
mount -t 9p -o $how copy {COPY} && mount -t 9p -o $how wheels {WHEELS} &&
    exec python3 -B {COPY}/tests/devices/guest.py
echo "The working copy is not seen." >/dev/ttyS1
exec python3 -B -c 'import os; os.pwrite(os.open("/dev/port", os.O_WRONLY), b"\\0", 0xf4)'
"""
"""The first process: finds the working copy, whose own code takes over."""
_SOURCES = (Path("/etc/apt/sources.list"), Path("/etc/apt/sources.list.d"))
_SYSTEM = Path("/etc/os-release")


@dataclass(frozen=True, slots=True)
class Image:
    """The files of a machine that was built, or will be."""

    folder: Path

    @property
    def disk(self) -> Path:
        """Its root."""
        return self.folder / "root.ext2"

    @property
    def kernel(self) -> Path:
        """Its kernel."""
        return self.folder / "kernel"

    @property
    def first_disk(self) -> Path:
        """What the kernel finds its root with."""
        return self.folder / "initrd"

    @property
    def is_built(self) -> bool:
        """Whether all of it is there."""
        return all(path.exists() for path in (self.disk, self.kernel, self.first_disk))


def image_in(folder: Path, suite: str) -> Image:
    """Return the image that this recipe makes; another recipe's is another folder."""
    recipe = repr((suite, PACKAGES, STARTER, INIT))
    return Image(folder / hashlib.sha256(recipe.encode()).hexdigest()[:16])


def cache_folder() -> Path:
    """Return where a user's caches belong (XDG base directories)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "videosync-studio" / "device-tests"


def missing_packages(which: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Return the packages to install before a machine can be made."""
    return [package for tool, package in TOOLS.items() if which(tool) is None]


def suite_of(text: str) -> str:
    """Return the release's name from what os-release says; empty for what is not Debian."""
    facts = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    known = facts.get("ID", "").strip('"') == "debian"
    return facts.get("VERSION_CODENAME", "").strip('"') if known else ""


def this_suite() -> str:
    """Return the name of this system's release; empty for what is not Debian."""
    return suite_of(_SYSTEM.read_text("utf-8")) if _SYSTEM.exists() else ""


def package_sources() -> list[Path]:
    """Return the files in which this system's apt finds where packages come from."""
    single, folder = _SOURCES
    found = sorted([*folder.glob("*.list"), *folder.glob("*.sources")])
    return [path for path in (single, *found) if path.is_file() and path.stat().st_size]
