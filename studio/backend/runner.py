"""Runs the application on this machine alone, until whoever started it lets go."""

import socket
import sys
import threading
from collections.abc import Callable
from contextlib import closing

import msgspec
import uvicorn

from .assembly import embedded_parts
from .http import create_app
from .launch import BackendLaunch, BackendReady
from .serving import config_of, settle

_HOST = "127.0.0.1"


def run_embedded(launch: BackendLaunch, wait_for_end: Callable[[], object]) -> None:
    """Serve over loopback, which nobody else can listen to, until *wait_for_end* returns.

    The main thread. Prints one line once it serves.
    """
    with (
        closing(embedded_parts(launch)) as parts,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener,
    ):
        server = uvicorn.Server(config_of(create_app(parts, at_once=False)))
        # After one that was lost, in its place: what it had open there may not have ended yet.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, launch.port))
        listener.listen()
        port = listener.getsockname()[1]
        ending = threading.Thread(target=_end, args=(server, wait_for_end), daemon=True)
        ending.start()
        settle()
        # It listens: what comes before the loop runs waits in the kernel.
        sys.stdout.write(msgspec.json.encode(BackendReady(port)).decode() + "\n")
        sys.stdout.flush()
        server.run(sockets=[listener])


def _end(server: uvicorn.Server, wait_for_end: Callable[[], object]) -> None:
    wait_for_end()
    server.should_exit = True
