"""Ports of this machine whose traffic is lost by chance: iptables(8), ``statistic``. As root."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_LIMIT_S = 20


def can_lose() -> bool:
    """Whether this machine lets us throw packets away."""
    if not shutil.which("iptables"):
        return False
    words = ["unshare", "--net", "iptables", *_rule("-A", "udp", 9, 0.5)]
    return not subprocess.run(words, capture_output=True, check=False).returncode


@contextmanager
def losing(share: float, protocol: str, ports: Sequence[int]) -> Iterator[None]:
    """Lose *share* of the packets from and to each of *ports*, while entered."""
    rules = [(end, port) for port in ports for end in ("--dport", "--sport")]
    added: list[tuple[str, int]] = []
    try:
        for end, port in rules:
            _iptables(_rule("-A", protocol, port, share, end))
            added.append((end, port))
        yield
    finally:
        for end, port in added:
            _iptables(_rule("-D", protocol, port, share, end))


def udp_ports_of(pid: int) -> list[int]:
    """Return the ports of the UDP sockets that a process has."""
    held = {
        link.removeprefix("socket:[").removesuffix("]")
        for each in Path(f"/proc/{pid}/fd").iterdir()
        if (link := str(each.readlink())).startswith("socket:[")
    }
    rows = [row.split() for row in Path("/proc/net/udp").read_text("ascii").splitlines()[1:]]
    return [int(row[1].rpartition(":")[2], 16) for row in rows if row[9] in held]


def _rule(verb: str, protocol: str, port: int, share: float, end: str = "--dport") -> list[str]:
    chance = ["-m", "statistic", "--mode", "random", "--probability", f"{share}"]
    return [verb, "INPUT", "-i", "lo", "-p", protocol, end, f"{port}", *chance, "-j", "DROP"]


def _iptables(words: list[str]) -> None:
    # -w: another test may hold the tables for a moment.
    subprocess.run(["iptables", "-w", "10", *words], check=True, capture_output=True,
                   timeout=_LIMIT_S)  # fmt: skip
