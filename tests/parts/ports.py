"""Ports of this machine."""

import socket

from tests.waiting import wait_until


def free_port() -> int:
    """Return a loopback port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_listener(port: int, timeout_s: float = 10.0) -> None:
    """Return once somebody accepts connections on *port*."""

    def accepts() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_until(accepts, timeout_s, f"a listener on port {port}")
