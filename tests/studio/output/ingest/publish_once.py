"""``python -m tests.studio.output.ingest.publish_once URL CA_FILE``: a short publish.

The key comes on standard input. Says ``live`` once it is, and ends when its input does.
"""

import sys
from pathlib import Path

from studio.output.ingest import Destination, IngestOutput, verifying_context
from studio.output.output import OutputState
from studio.secrets.secret import Secret
from tests.parts.programme import Programme
from tests.waiting import wait_until


def main() -> None:
    url, ca_file = sys.argv[1:]
    key = Secret(sys.stdin.readline().strip())
    with Programme() as programme:
        output = IngestOutput(
            destination=Destination.parse(url),
            key=key,
            tls=verifying_context(Path(ca_file)),
            gate=lambda _host, _port, _purpose: None,
            clock=programme.clock,
            headers=programme.headers,
            epoch_ns=programme.clock.now_ns(),
            on_status=lambda status: print(status, file=sys.stderr),
            request_key_frame=programme.request_key_frame,
        )
        programme.fanout.add(output)
        wait_until(lambda: output.status.state is OutputState.LIVE, 20, "live")
        print("live", flush=True)
        sys.stdin.read()
        programme.fanout.remove(output, programme.clock.now_ns())


if __name__ == "__main__":
    main()
