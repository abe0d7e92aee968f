"""Ingests that must not be spoken to, and what they heard."""

from collections.abc import Iterator
from pathlib import Path

from mixer.clock import MonotonicClock
from studio.output.ingest import Destination, IngestOutput, verifying_context
from studio.output.output import OutputState
from studio.secrets import Secret
from tests.bench.rows import Row
from tests.parts.hostile import HostileServer, hostile_servers
from tests.parts.pki import Authority
from tests.parts.programme import Programme
from tests.waiting import wait_until

from .lengths import Lengths
from .on_air import KEY

_REFUSAL_S = 10


def run(folder: Path, authority: Authority, _lengths: Lengths) -> Iterator[Row]:
    """Publish to each of them; a row each on whether it was refused, and one on all they heard."""
    heard = b""
    with Programme() as programme:
        for name, (certificate, options) in hostile_servers(authority).items():
            with HostileServer(folder, certificate, *options) as server:
                refused = _is_refused(server, programme, authority)
                heard += server.heard()
            yield Row(bench="ingest", name=f"refused: {name}", value=float(refused), unit="", bar=1,
                      at_least=True)  # fmt: skip
    yield Row(bench="ingest", name="bytes that they heard, in all", value=len(heard), unit="",
              bar=0)  # fmt: skip
    yield Row(bench="ingest", name="  of the key", value=heard.count(KEY.encode()), unit="",
              bar=0)  # fmt: skip


def _is_refused(server: HostileServer, programme: Programme, authority: Authority) -> bool:
    output = IngestOutput(
        destination=Destination.parse(f"rtmps://localhost:{server.port}/live"),
        key=Secret(KEY),
        tls=verifying_context(authority.ca_file),
        gate=lambda _host, _port, _purpose: None,
        clock=MonotonicClock(),
        headers=programme.headers,
        epoch_ns=0,
        on_status=lambda _: None,
        request_key_frame=programme.request_key_frame,
    )
    programme.fanout.add(output)
    try:
        wait_until(lambda: output.status.fault, _REFUSAL_S, "a word on it")
        return output.status.state is OutputState.REFUSED
    finally:
        programme.fanout.remove(output, programme.clock.now_ns())
