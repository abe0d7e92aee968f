"""A line to far away into a network namespace of its own: it delays and loses. Needs root.

Packets go from one TUN device (kernel, Documentation/networking/tuntap) to another one through a
process that holds them back, so that real TCP meets real loss.
"""

import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_TUN = "/dev/net/tun"
_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_MOST_BYTES = 1 << 16


class FarLine:
    """Exists while entered; from ``within`` this machine is reached at ``address``.

    *round_trip_ms*: of the line alone; *loss*: the share of packets that vanish, each way.
    """

    def __init__(self, round_trip_ms: float, loss: float) -> None:
        number = os.getpid() % 60_000
        self._name, self._here, self._there = f"vf{number}", f"fh{number}", f"ft{number}"
        net = f"10.{210 + number // 16_384 % 4}.{number // 64 % 256}"
        host = number % 64 * 4
        self.address, self._other = f"{net}.{host + 1}", f"{net}.{host + 2}"
        self.within = ("ip", "netns", "exec", self._name)
        self._words = [str(round_trip_ms / 2000), str(loss)]
        self._relay: subprocess.Popen[bytes] | None = None

    @staticmethod
    def is_possible() -> bool:
        """Whether this machine lets us make one."""
        return bool(shutil.which("ip")) and Path(_TUN).exists() and os.geteuid() == 0

    def __enter__(self) -> Self:
        _do("ip", "netns", "add", self._name)
        try:
            here, there = _tun(self._here), _tun(self._there)
            try:
                _do("ip", "link", "set", self._there, "netns", self._name)
                self._relay = subprocess.Popen(
                    [sys.executable, "-m", "tests.parts.far_line",
                     str(here), str(there), *self._words],
                    pass_fds=(here, there), stdin=subprocess.PIPE,
                )  # fmt: skip
            finally:
                os.close(here)
                os.close(there)
            _do("ip", "addr", "add", f"{self.address}/30", "dev", self._here)
            _do("ip", "link", "set", self._here, "up")
            _do(*self.within, "ip", "addr", "add", f"{self._other}/30", "dev", self._there)
            _do(*self.within, "ip", "link", "set", self._there, "up")
            _do(*self.within, "ip", "link", "set", "lo", "up")
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._remove()

    def _remove(self) -> None:
        if self._relay is not None and self._relay.stdin is not None:
            self._relay.stdin.close()
            self._relay.wait(10)
        for words in (("link", "del", self._here), ("netns", "del", self._name)):
            subprocess.run(["ip", *words], capture_output=True, check=False)


def _tun(name: str) -> int:
    descriptor = os.open(_TUN, os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(
        descriptor, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TUN | _IFF_NO_PI)
    )
    return descriptor


def _do(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=20)


def relay(here: int, there: int, delay_s: float, loss: float) -> None:
    """Carry packets both ways until standard input ends."""
    others = {here: there, there: here}
    waiting: list[tuple[float, int, int, bytes]] = []
    count = 0
    while True:
        wait_s = max(0.0, waiting[0][0] - time.monotonic()) if waiting else 1.0
        ready, _, _ = select.select([0, here, there], [], [], wait_s)
        if 0 in ready and not os.read(0, 1):
            return
        for descriptor in ready:
            if descriptor == 0:
                continue
            data = os.read(descriptor, _MOST_BYTES)
            count += 1
            if random.random() >= loss:  # noqa: S311  # chance, no secret
                due_s = time.monotonic() + delay_s
                heapq.heappush(waiting, (due_s, count, others[descriptor], data))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, descriptor, data = heapq.heappop(waiting)
            try:
                os.write(descriptor, data)
            except OSError:
                # The other end is down, or full: it is lost, as on any line.
                continue


if __name__ == "__main__":
    relay(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
