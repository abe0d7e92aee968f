"""A disk of its own that a test may take away, fill, freeze, throttle or make read-only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_TOOLS = ("losetup", "mkfs.ext4", "mount", "umount", "fsfreeze")
_GROUPS = Path("/sys/fs/cgroup")
_PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))


class NoDiskError(Exception):
    """This machine lets nobody make a disk; the text says why."""


class NoThrottleError(Exception):
    """This machine lets nobody slow a disk down; the text says why."""


@dataclass
class LoopDisk:
    """An ext4 file system in a file, mounted at *folder*."""

    folder: Path
    image: Path
    device: str
    frozen: bool = False

    def take_away(self) -> None:
        """Leave nothing behind of the device: every read and write of it fails from now on."""
        os.truncate(self.image, 0)
        _run("losetup", "--set-capacity", self.device)

    def make_read_only(self) -> None:
        """Have the file system find an error in itself, after which it takes nothing more."""
        _run("mount", "-o", "remount,errors=remount-ro", str(self.folder))
        name = Path(self.device).name
        Path(f"/sys/fs/ext4/{name}/trigger_fs_error").write_text("test", "ascii")

    def fill(self, *, leave_bytes: int) -> None:
        """Fill it with something else until only so much is left."""
        room = shutil.disk_usage(self.folder).free - leave_bytes
        with (self.folder / "filler").open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room)

    def freeze(self) -> None:
        """Let every write wait until :meth:`thaw`."""
        _run("fsfreeze", "--freeze", str(self.folder))
        self.frozen = True

    def thaw(self) -> None:
        """Let writes go on."""
        if self.frozen:
            self.frozen = False
            _run("fsfreeze", "--unfreeze", str(self.folder))

    def throttle(self, bytes_a_second: int | None) -> None:
        """Have the kernel let it write no more than that from now on; None: as fast as it can.

        Raises :class:`NoThrottleError` where this system's control groups do not.
        """
        number = Path(self.device).stat().st_rdev
        device = f"{os.major(number)}:{os.minor(number)}"
        old, new = _throttles()
        # Version 1 counts what the kernel writes back by itself to the root, version 2 to whoever
        # wrote it; a rate of 0 is none.
        rules = [(path, f"{device} {bytes_a_second or 0}") for path in old]
        rules += [(path, f"{device} wbps={bytes_a_second or 'max'}") for path in new]
        try:
            for path, rule in rules:
                path.write_text(rule, "ascii")
        except OSError as error:
            message = f"no disk can be throttled here ({error.strerror})"
            raise NoThrottleError(message) from error
        if not rules:
            message = "this system's control groups throttle no disk"
            raise NoThrottleError(message)


def _throttles() -> tuple[list[Path], list[Path]]:
    """Return the files that throttle this process's disks: of control groups 1, and of 2."""
    old: list[Path] = []
    new: list[Path] = []
    for line in Path("/proc/self/cgroup").read_text("ascii").splitlines():
        _, controllers, group = line.split(":", 2)
        if "blkio" in controllers.split(","):
            groups = dict.fromkeys((_GROUPS / "blkio", _GROUPS / "blkio" / group.lstrip("/")))
            old = [each / "blkio.throttle.write_bps_device" for each in groups]
        elif not controllers:
            new = [_GROUPS / group.lstrip("/") / "io.max"]
    return [path for path in old if path.exists()], [path for path in new if path.exists()]


@contextmanager
def loop_disk(folder: Path, size_bytes: int) -> Iterator[LoopDisk]:
    """Make a disk below *folder*. Raises :class:`NoDiskError` where that cannot be done."""
    if os.geteuid():
        message = "only root may mount a disk"
        raise NoDiskError(message)
    missing = [name for name in _TOOLS if shutil.which(name, path=_PLACES) is None]
    if missing:
        message = f"this system has no {', '.join(missing)}"
        raise NoDiskError(message)
    folder.mkdir(parents=True)
    image, mounted = folder / "image", folder / "disk"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(size_bytes)
    _run("mkfs.ext4", "-q", "-O", "^has_journal", str(image))
    try:
        _run("mount", "-o", "loop,errors=continue", str(image), str(mounted))
    except subprocess.CalledProcessError as error:
        message = f"no loop device can be mounted here ({error.stderr.strip()})"
        raise NoDiskError(message) from error
    device = _run("losetup", "--noheadings", "--output", "NAME", "--associated", str(image))
    disk = LoopDisk(mounted, image, device.strip())
    try:
        yield disk
    finally:
        disk.thaw()
        _run("umount", "--lazy", str(mounted))


@contextmanager
def disk_or_skip(folder: Path, size_bytes: int) -> Iterator[LoopDisk]:
    """Make a disk for a test, which is skipped where that cannot be done."""
    try:
        made = loop_disk(folder, size_bytes)
        disk = made.__enter__()  # entered apart from what the test does inside
    except NoDiskError as error:
        pytest.skip(str(error))
    try:
        yield disk
    finally:
        made.__exit__(None, None, None)


def _run(*command: str) -> str:
    done = subprocess.run(
        [shutil.which(command[0], path=_PLACES) or command[0], *command[1:]],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
