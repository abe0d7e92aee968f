"""One instance of the backend with an event to follow, as a process that a bench may kill."""

import argparse
import socket
import sys

import uvicorn

from studio.backend.events.model import EVENTS, Event
from studio.backend.live.nats_bus import NatsBus
from studio.backend.live.nats_link import NatsLink
from studio.backend.live.nats_store import NatsStateStore
from studio.backend.moment import DAY_NS
from tests.fakes.repository import MemoryRepository
from tests.studio.backend.http.event_app import event_app

EVENT = "e" * 32


def main() -> int:
    """Serve until killed; print the port."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--nats", default="")
    nats = parser.parse_args().nats
    repository = MemoryRepository()
    event = Event(
        id=EVENT,
        organisation="acme",
        name="Results",
        begins_at_ns=0,
        ends_at_ns=DAY_NS,
        made_by="anna",
        made_at_ns=0,
    )
    repository.write(lambda transaction: transaction.put(EVENTS, event))
    link = NatsLink([nats]) if nats else None
    bus = None if link is None else NatsBus(link)
    store = None if link is None else NatsStateStore(link)
    with (
        event_app(repository, bus=bus, state_store=store) as backend,
        socket.socket() as listener,
    ):
        listener.bind(("127.0.0.1", 0))
        listener.listen(512)
        print(listener.getsockname()[1], flush=True)
        config = uvicorn.Config(
            backend.app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
        )
        uvicorn.Server(config).run(sockets=[listener])
    return 0


if __name__ == "__main__":
    sys.exit(main())
