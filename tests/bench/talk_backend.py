"""The backend with one event, in a process of its own: ``HOST PORT [CHAIN KEY]``.

It prints its URL and the event as JSON, and ends with its standard input. Tokens are the names of
``tests.studio.backend.http.event_app.PEOPLE``.
"""

import json
import ssl
import sys

from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.backend.serving import settle
from tests.parts.backend_server import BackendServer
from tests.studio.backend.events.parts import ANNA, NOW_NS
from tests.studio.backend.http.event_app import event_app


def main() -> None:
    host, port, *files = sys.argv[1:]
    tls = None
    if files:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*files)
    with event_app() as backend:
        draft = Draft(name="Results", begins_at_ns=NOW_NS, ends_at_ns=NOW_NS + HOUR_NS)
        event = backend.parts.events.create(ANNA, draft)
        with BackendServer(backend.app, tls=tls, host=host, port=int(port)) as server:
            settle()
            print(json.dumps({"url": server.url, "event": event.id}), flush=True)
            sys.stdin.read()


if __name__ == "__main__":
    main()
