"""A line of given width into a network namespace of its own: tc(8), ``tbf``. Needs root."""

import os
import shutil
import subprocess
from types import TracebackType
from typing import Self

_BURST_BYTES = 16_000
_QUEUE_S = 0.2
"""What a home router keeps of what it cannot send yet."""


class ThinLine:
    """Exists while entered; what is at ``address`` is reached over it, ``within`` leads there.

    *up_bps* is how much of a line it is towards there; back it is as wide as the machine.
    """

    def __init__(self, up_bps: int) -> None:
        self._up_bps = up_bps
        number = os.getpid() % 60_000
        self._name, self._here, self._there = f"vs{number}", f"vh{number}", f"vt{number}"
        net = f"10.{200 + number // 16_384 % 4}.{number // 64 % 256}"
        host = number % 64 * 4
        self._own, self.address = f"{net}.{host + 1}", f"{net}.{host + 2}"
        self.within = ("ip", "netns", "exec", self._name)

    @staticmethod
    def is_possible() -> bool:
        """Whether this machine lets us make one."""
        if not (shutil.which("ip") and shutil.which("tc")):
            return False
        words = ["unshare", "--net", "ip", "link", "add", "x", "type", "veth"]
        return not subprocess.run(words, capture_output=True, check=False).returncode

    def set_up_bps(self, up_bps: int) -> None:
        """Make it as wide as that from now on."""
        self._shape("change", up_bps)

    def __enter__(self) -> Self:
        _do("ip", "netns", "add", self._name)
        try:
            _do("ip", "link", "add", self._here, "type", "veth", "peer", "name", self._there)
            _do("ip", "link", "set", self._there, "netns", self._name)
            _do("ip", "addr", "add", f"{self._own}/30", "dev", self._here)
            _do("ip", "link", "set", self._here, "up")
            _do(*self.within, "ip", "addr", "add", f"{self.address}/30", "dev", self._there)
            _do(*self.within, "ip", "link", "set", self._there, "up")
            _do(*self.within, "ip", "link", "set", "lo", "up")
            self._shape("add", self._up_bps)
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

    def _shape(self, verb: str, up_bps: int) -> None:
        limit = int(up_bps * _QUEUE_S / 8) + _BURST_BYTES
        words = ["rate", f"{up_bps}bit", "burst", f"{_BURST_BYTES}", "limit", f"{limit}"]
        _do("tc", "qdisc", verb, "dev", self._here, "root", "tbf", *words)

    def _remove(self) -> None:
        for words in (("link", "del", self._here), ("netns", "del", self._name)):
            subprocess.run(["ip", *words], capture_output=True, check=False)


def _do(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=20)
