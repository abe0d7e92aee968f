"""What Daily does wrong is said in a sentence, within seconds, and holds no secret."""

import ssl
from pathlib import Path

import pytest

from mixer.errors import StudioError
from studio.backend.talkback.daily import DailyClient
from studio.backend.talkback.daily.errors import DailyError
from studio.backend.trail import Outcome
from studio.backend.way_out import WayOut
from studio.policy import Region
from studio.talkback.daily_names import room_name
from tests.parts.daily_api import DailyApi
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.waiting import timing

from .parts import KEY, DailyBackend, agreed

ROOM = room_name(b"key", "event", "")


def _open(client: DailyClient) -> str:
    return client.open_room(ROOM, Region.EU, 2_000_000_000)


def test_when_daily_asks_for_fewer_requests_it_gets_them(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        client = backend.client()
        api.refuses = [(429, {"Retry-After": "1"}), (429, {})]
        assert _open(client).endswith(ROOM)
        assert backend.pauses == [1.0, 0.5]
        api.refuses = [(429, {})] * 3
        with pytest.raises(DailyError, match="asks for fewer requests"):
            client.present(ROOM)
        assert api.refuses == []
        api.refuses = [(429, {"Retry-After": "30"})]
        with pytest.raises(DailyError, match="30 s without a request"):
            client.present(ROOM)
        assert backend.pauses == [1.0, 0.5, 0.25, 0.5]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (400, "refuses what it was asked"),
        (403, "does not take the key"),
        (500, "busy or broken"),
        (503, "busy or broken"),
        (302, "refuses what it was asked"),
        (599, "busy or broken"),
    ],
)
def test_a_no_is_told_by_what_to_do(status: int, says: str, tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        client = backend.client()
        api.refuses = [(status, {"Location": "https://localhost:1/"})]
        with pytest.raises(DailyError, match=says) as caught:
            _open(client)
        assert KEY not in str(caught.value)
        assert ROOM not in str(caught.value)


def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with DailyApi(authority.valid(), KEY) as api:
        backend = DailyBackend(api.address, authority.ca_file, key="another key")
        backend.agree()
        with pytest.raises(DailyError, match="does not take the key"):
            _open(backend.client())


def test_silence_is_told_within_five_seconds(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        client = backend.client()
        api.silent = True
        with timing() as watch, pytest.raises(DailyError, match="does not answer"):
            _open(client)
        assert watch.seconds < 5


@pytest.mark.promise(4)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_nobody_there_a_stranger_and_old_tls_are_told_and_nothing_is_sent(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    nobody = DailyBackend(f"https://localhost:{free_port()}/v1", authority.ca_file)
    nobody.agree()
    with pytest.raises(DailyError, match="does not answer"):
        _open(nobody.client())
    for api in (
        DailyApi(authority.from_a_stranger()),
        DailyApi(authority.for_another_name()),
        DailyApi(authority.valid(), newest=ssl.TLSVersion.TLSv1_1),
    ):
        with api:
            backend = DailyBackend(api.address, authority.ca_file)
            backend.agree()
            with pytest.raises(DailyError, match="does not answer"):
                _open(backend.client())
            assert api.asked == []


def test_a_way_out_that_is_closed_is_told_and_audited() -> None:
    backend = DailyBackend()
    backend.agree()

    def closed(host: str, _port: int, _purpose: str) -> None:
        message = f"{host} is not asked: this backend asks nobody."
        raise StudioError(message)

    backend.rest._gate = WayOut(closed, backend.backend.trail)  # a stricter way out
    with pytest.raises(StudioError, match="asks nobody"):
        _open(backend.client())
    refused = [d for d in backend.backend.trail.deeds if d.outcome is Outcome.REFUSED]
    assert [(d.kind, d.details["host"]) for d in refused] == [("asked outside", "api.daily.co")]
