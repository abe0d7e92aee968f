"""What the tests of publishing by WHIP share."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest

from studio.output.ingest import Gate
from studio.output.output import OutputStatus
from studio.output.whip.endpoint import WhipEndpoint
from studio.output.whip.output import WhipOutput
from studio.secrets.secret import Secret
from tests.parts.pki import Authority
from tests.parts.whip_endpoint import TOKEN, WhipEndpointProcess, whip_endpoint
from tests.parts.whip_programme import WhipProgramme


class Published:
    """An output and what it said of itself."""

    def __init__(self, output: WhipOutput, said: list[OutputStatus]) -> None:
        self.output = output
        self.said = said


Publish = Callable[..., Published]
Run = Callable[..., WhipEndpointProcess]


def allow_all(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture
def run(authority: Authority) -> Iterator[Run]:
    """Run endpoints until the test's end."""
    with ExitStack() as ends:

        def begin(*options: str) -> WhipEndpointProcess:
            running: AbstractContextManager[WhipEndpointProcess] = whip_endpoint(
                authority.valid(), *options
            )
            return ends.enter_context(running)

        yield begin


@pytest.fixture
def programme() -> Iterator[WhipProgramme]:
    with WhipProgramme() as running:
        yield running


@pytest.fixture
def publish(programme: WhipProgramme, authority: Authority) -> Iterator[Publish]:
    """Add outputs of the running programme, and stop those that the test did not."""
    outputs: list[WhipOutput] = []

    def add(
        url: str, *, key: str = TOKEN, gate: Gate = allow_all, pin: str = "", standby: bool = False
    ) -> Published:
        said: list[OutputStatus] = []
        output = WhipOutput(
            endpoint=WhipEndpoint.parse(url, pin),
            key=Secret(key),
            ca_file=authority.ca_file,
            gate=gate,
            clock=programme.clock,
            headers=programme.headers,
            on_status=said.append,
            request_key_frame=programme.request_key_frame,
            set_bitrate=programme.set_bitrate,
            standby=standby,
        )
        programme.fanout.add(output)
        outputs.append(output)
        return Published(output, said)

    yield add
    for output in outputs:
        programme.fanout.remove(output, programme.clock.now_ns())
