"""The backend with one event, over TLS, as a process whose work a bench may count, and kill."""

import socket
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import uvicorn

from studio.backend.assembly import embedded_parts
from studio.backend.events.model import EVENTS, Event
from studio.backend.http import create_app
from studio.backend.launch import BackendLaunch
from studio.backend.moment import DAY_NS
from studio.backend.serving import config_of, settle, tls_of

EVENT = "e" * 32


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is handed on its standard input. ``port``: 0 for any."""

    launch: BackendLaunch
    chain: str
    key: str
    port: int = 0


def main() -> int:
    """Serve until killed; print the port."""
    told = msgspec.json.decode(sys.stdin.readline(), type=Served)
    with closing(embedded_parts(told.launch)) as parts, socket.socket() as listener:
        event = Event(
            id=EVENT, organisation="own", name="Results", begins_at_ns=0, ends_at_ns=DAY_NS,
            made_by="owner", made_at_ns=0,
        )  # fmt: skip
        known = parts.repository.read(lambda reader: reader.get(EVENTS, EVENT))
        if known is None:
            parts.repository.write(lambda transaction: transaction.put(EVENTS, event))
        tls = tls_of(Path(told.chain), Path(told.key))
        server = uvicorn.Server(config_of(create_app(parts, at_once=False), tls=tls))
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", told.port))
        listener.listen()
        settle()
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        server.run(sockets=[listener])
    return 0


if __name__ == "__main__":
    sys.exit(main())
