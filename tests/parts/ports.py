"""Ports, and other numbers of this machine that only one of many test runs may have at a time."""

import itertools
import os
import socket
import sys
from collections.abc import Callable

from tests.waiting import wait_until

# Below those that Linux gives to outgoing connections (ip_local_port_range, 32768 and up).
_PORTS = range(12_000, 32_000)


def free_port() -> int:
    """Return a loopback port, of TCP and UDP, that nobody has and no other test is given."""
    return reserve("port", _PORTS, _is_free)


def reserve(kind: str, numbers: range, is_free: Callable[[int], bool]) -> int:
    """Return one of *numbers* that is free, and that no test is given until this process ends.

    Between being found free and being used, a number could be found free by another process, too.
    """
    # Processes that run at a time begin to look in different places.
    first = os.getpid() * 101 % len(numbers)
    for number in itertools.chain(numbers[first:], numbers[:first]):
        if is_free(number) and _claim(f"{kind} {number}"):
            return number
    message = f"no {kind} of {numbers} is free"
    raise AssertionError(message)


def _claim(name: str) -> bool:
    """Take a name that the kernel gives to one process at a time, and takes back at its end."""
    if sys.platform != "linux":  # no such names there
        return True
    with socket.socket(socket.AF_UNIX) as claim:
        try:
            claim.bind(f"\0videosync test {name}")
        except OSError:
            return False
        claim.detach()
    return True


def _is_free(port: int) -> bool:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(type=kind) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return False
    return True


def wait_for_listener(port: int, timeout_s: float = 30.0, *, host: str = "127.0.0.1") -> None:
    """Return once somebody accepts connections on *port* of *host*."""

    def accepts() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((host, port)) == 0

    wait_until(accepts, timeout_s, f"a listener on port {port}")
