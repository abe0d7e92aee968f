"""What the tests of publishing share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mixer.clock import Clock
from studio.output.ingest import Destination, Gate, IngestOutput, verifying_context
from studio.output.output import OutputStatus
from studio.secrets.secret import Secret
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.programme import Programme

KEY = "the-very-secret-stream-key"


class Published:
    """An output and what it said of itself."""

    def __init__(
        self, output: IngestOutput, said: list[OutputStatus], key_requests: list[int]
    ) -> None:
        self.output = output
        self.said = said
        self.key_requests = key_requests


Publish = Callable[..., Published]


def allow_all(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture
def nginx(tmp_path: Path, authority: Authority) -> Iterator[NginxIngest]:
    with NginxIngest(tmp_path / "nginx", authority.valid()) as ingest:
        yield ingest


@pytest.fixture
def programme() -> Iterator[Programme]:
    with Programme(noise=12) as running:
        yield running


@pytest.fixture
def publish(programme: Programme, authority: Authority) -> Iterator[Publish]:
    """Add outputs of the running programme, and stop those that the test did not."""
    outputs: list[IngestOutput] = []

    def add(
        url: str,
        *,
        key: str = KEY,
        gate: Gate = allow_all,
        clock: Clock | None = None,
        epoch_ns: int | None = None,
        standby: bool = False,
        pin: str = "",
    ) -> Published:
        said: list[OutputStatus] = []
        key_requests: list[int] = []

        def request_key_frame() -> None:
            key_requests.append(programme.clock.now_ns())
            programme.request_key_frame()

        output = IngestOutput(
            destination=Destination.parse(url, pin),
            key=Secret(key),
            tls=verifying_context(authority.ca_file),
            gate=gate,
            clock=clock or programme.clock,
            headers=programme.headers,
            epoch_ns=programme.clock.now_ns() if epoch_ns is None else epoch_ns,
            on_status=said.append,
            request_key_frame=request_key_frame,
        )
        output.publish(on=not standby)
        programme.fanout.add(output)
        outputs.append(output)
        return Published(output, said, key_requests)

    yield add
    for output in outputs:
        programme.fanout.remove(output, programme.clock.now_ns())
