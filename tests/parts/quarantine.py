"""A network of its own that leads nowhere, and all that is sent into it. Needs root.

Whatever a process within it sends to another machine goes out by an interface that nobody answers,
and is written down there: packets by where they go, look-ups of names among them, since the
resolver that is named within can only be asked over that interface.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

_OUT, _NOWHERE = "vsnowhere", "vsbeyond"
_ADDRESS, _RESOLVER = "198.18.0.1/15", "198.18.0.53"
"""Addresses that no network has: for benchmarks (RFC 2544, RFC 6890)."""


class Sent(msgspec.Struct, frozen=True):
    """One packet that left: its interface, and where it goes; ``port`` 0 where it has none."""

    interface: str
    protocol: str
    target: str
    port: int


class Quarantine:
    """Exists while entered; ``within`` leads there. After it, ``sent`` is what left it."""

    def __init__(self) -> None:
        self._name = f"vsq{os.getpid()}"
        self._etc = Path("/etc/netns") / self._name
        self._watch: subprocess.Popen[str] | None = None
        self.within = ("ip", "netns", "exec", self._name)
        self.sent: list[Sent] = []

    @staticmethod
    def is_possible() -> bool:
        """Whether this machine lets us make one."""
        if not shutil.which("ip") or os.geteuid() != 0:
            return False
        words = ["unshare", "--net", "ip", "link", "add", "x", "type", "veth"]
        return not subprocess.run(words, capture_output=True, check=False).returncode

    def __enter__(self) -> Self:
        self._etc.mkdir(parents=True)
        (self._etc / "resolv.conf").write_text(f"nameserver {_RESOLVER}\noptions attempts:1\n")
        try:
            _do("ip", "netns", "add", self._name)
            self._do("ip", "link", "set", "lo", "up")
            self._do("ip", "link", "add", _OUT, "type", "veth", "peer", "name", _NOWHERE)
            self._do("ip", "addr", "add", _ADDRESS, "dev", _OUT)
            for interface in (_OUT, _NOWHERE):
                # Without asking whose address it is: nobody would answer, and nothing be sent.
                self._do("ip", "link", "set", interface, "arp", "off", "up")
            self._do("ip", "route", "add", "default", "dev", _OUT)
            self._do("ip", "-6", "route", "add", "default", "dev", _OUT)
            self._watch = subprocess.Popen(
                [*self.within, sys.executable, "-m", "tests.parts.packet_watch", _OUT],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            assert self._watch.stdout is not None
            assert self._watch.stdout.readline() == "watching\n"
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
        try:
            if self._watch is not None:
                printed, _ = self._watch.communicate("", timeout=20)
                self.sent = [msgspec.convert(json.loads(line), Sent) for line in printed.split()]
        finally:
            self._remove()

    def _do(self, *words: str) -> None:
        _do(*self.within, *words)

    def _remove(self) -> None:
        if self._watch is not None and self._watch.poll() is None:
            self._watch.kill()
            self._watch.communicate()
        subprocess.run(["ip", "netns", "del", self._name], capture_output=True, check=False)
        shutil.rmtree(self._etc, ignore_errors=True)


def _do(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=20)
