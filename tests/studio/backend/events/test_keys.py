import pytest

from studio.backend.bus import Topic
from studio.backend.errors import ForbiddenError, NotSignedInError, UnavailableError, UnknownError
from studio.backend.events.key_records import LIFE_NS, LONGEST_NS
from studio.backend.events.model import LIVE_KEYS, REHEARSAL_KEYS
from studio.backend.repository import Query
from studio.policy import Region
from studio.policy.placing import Demand, Home, Origin
from studio.secrets import Secret

from .parts import ADMIN, ANNA, BERT, NOW_NS, ROOT, Backend


@pytest.mark.promise(33)
@pytest.mark.promise(34)
@pytest.mark.promise(35)
@pytest.mark.parametrize(
    ("home", "demand", "region"),
    [
        (Home.US, Demand.NONE, Region.US),
        (Home.US, Demand.EU_ONLY, Region.EU),
        (Home.EU, Demand.NONE, Region.EU),
        (Home.EU, Demand.BY_ORIGIN, Region.US),
        (Home.UNKNOWN, Demand.NONE, Region.EU),
    ],
)
def test_a_stream_from_the_us_is_sent_where_the_customer_has_it(
    home: Home, demand: Demand, region: Region
) -> None:
    backend = Backend()
    servers = backend.servers()
    backend.settle(home, demand)
    event = backend.event(origin=Origin.US)
    issued = backend.keys.go_live(ANNA, event.id, "one")
    assert issued.region is region
    assert issued.ingests == (f"rtmps://{region.value}-a.example:1936/live",)
    assert backend.publishing.ask(servers[region], "live", issued.key).event == event.id
    [elsewhere] = set(Region) - {region}
    with pytest.raises(ForbiddenError):
        backend.publishing.ask(servers[elsewhere], "live", issued.key)


@pytest.mark.promise(35)
def test_a_demand_ends_what_is_published_elsewhere_already() -> None:
    backend = Backend()
    servers = backend.servers()
    backend.settle(Home.US)
    event = backend.event(origin=Origin.US)
    key = backend.keys.go_live(ANNA, event.id, "one").key
    grant = backend.publishing.ask(servers[Region.US], "live", key)
    assert backend.publishing.ended(servers[Region.US], [grant.id]) == ()
    backend.residency.demand(ADMIN, Demand.EU_ONLY, 1)
    assert backend.publishing.ended(servers[Region.US], [grant.id]) == (grant.id,)


def test_a_rehearsals_key_reaches_no_audience_and_is_none_of_a_live_one() -> None:
    backend = Backend()
    server = backend.server(Region.EU).server
    event = backend.event()
    rehearsal = backend.keys.rehearse(ANNA, event.id, "one").key
    live = backend.keys.go_live(ANNA, event.id, "one").key
    for application, key in (("live", rehearsal), ("rehearsal", live), ("other", live)):
        with pytest.raises(ForbiddenError, match="publishes nothing here"):
            backend.publishing.ask(server, application, key)
    rehearsed = backend.publishing.ask(server, "rehearsal", rehearsal)
    assert not rehearsed.audience
    assert backend.publishing.ask(server, "live", live).audience
    # Nor under the other's name: what an audience is served by asks for live keys alone.
    forged = rehearsed.id.replace("rehearsal.", "live.")
    assert backend.publishing.ended(server, [forged]) == (forged,)


def test_a_key_is_told_once_and_kept_as_a_hash() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event()
    issued = backend.keys.go_live(ANNA, event.id, "one")
    other = backend.keys.rehearse(ANNA, event.id, "two")
    kept = backend.repository.read(
        lambda reader: [*reader.find(LIVE_KEYS, Query()), *reader.find(REHEARSAL_KEYS, Query())]
    )
    for text in (repr(kept), repr(issued), repr(backend.trail.deeds)):
        for key in (issued.key, other.key):
            assert key.reveal() not in text
    assert [key.station for key in backend.keys.list(ANNA, event.id)] == ["one", "two"]


def test_a_key_is_good_for_minutes_longer_while_it_is_used_and_a_day_at_most() -> None:
    backend = Backend()
    server = backend.server(Region.EU).server
    event = backend.event()
    issued = backend.keys.go_live(ANNA, event.id, "one")
    grant = backend.publishing.ask(server, "live", issued.key)
    for _ in range(4):
        backend.clock.advance(LIFE_NS * 2 // 3)
        assert backend.publishing.ended(server, [grant.id]) == ()
    backend.clock.advance(LIFE_NS)
    assert backend.publishing.ended(server, [grant.id]) == (grant.id,)
    with pytest.raises(ForbiddenError):
        backend.publishing.ask(server, "live", issued.key)
    backend.server(Region.EU, "b")
    renewed = backend.keys.go_live(ANNA, event.id, "one")
    begun_ns = until_ns = backend.clock.now_ns()
    while backend.clock.now_ns() < begun_ns + LONGEST_NS - LIFE_NS // 2:
        backend.clock.advance(LIFE_NS // 2)
        until_ns = backend.keys.renew(ANNA, event.id, renewed.id)
    assert until_ns == begun_ns + LONGEST_NS
    backend.clock.advance(LIFE_NS)
    with pytest.raises(UnknownError):
        backend.keys.renew(ANNA, event.id, renewed.id)


def test_a_key_ends_when_revoked_with_its_session_and_with_its_event() -> None:
    backend = Backend()
    server = backend.server(Region.EU).server
    event = backend.event()
    told: list[bytes] = []
    backend.bus.subscribe(Topic.KEYS_REVOKED, told.append)

    def published() -> str:
        key = backend.keys.go_live(ANNA, event.id, "one").key
        return backend.publishing.ask(server, "live", key).id

    grant = published()
    [key] = backend.keys.list(BERT, event.id)
    with pytest.raises(UnknownError):
        backend.keys.renew(BERT, event.id, key.id)
    backend.keys.revoke(BERT, event.id, key.id)
    assert backend.publishing.ended(server, [grant]) == (grant,)
    with pytest.raises(UnknownError):
        backend.keys.revoke(BERT, event.id, key.id)
    grant = published()
    backend.keys.end_sessions([BERT.session])
    assert backend.publishing.ended(server, [grant]) == ()
    backend.keys.end_sessions([ANNA.session])
    assert backend.publishing.ended(server, [grant]) == (grant,)
    grant = published()
    backend.events.delete(ANNA, event.id, event.revision)
    assert backend.publishing.ended(server, [grant]) == (grant,)
    assert told == [event.id.encode()] * 3


@pytest.mark.promise(2)
def test_two_zones_are_primary_and_backup_and_who_is_ill_or_silent_is_not_handed_out() -> None:
    backend = Backend()
    event = backend.event()
    with pytest.raises(UnavailableError, match="in the EU"):
        backend.keys.rehearse(ANNA, event.id, "one")
    busy, quiet = backend.server(Region.EU, "a"), backend.server(Region.EU, "b")
    backend.server(Region.EU, "c", is_well=False)
    backend.ingest.heard(busy.server, is_well=True, publishing=3)
    given = backend.keys.rehearse(ANNA, event.id, "one").ingests
    assert given == (f"{quiet.server.url}/rehearsal", f"{busy.server.url}/rehearsal")
    backend.clock.advance_to(NOW_NS + 10_000_000_000)
    backend.ingest.heard(busy.server, is_well=True, publishing=3)
    backend.clock.advance_to(NOW_NS + 16_000_000_000)
    given = backend.keys.rehearse(ANNA, event.id, "one").ingests
    assert given == (f"{busy.server.url}/rehearsal",)


def test_a_server_is_known_by_its_token_until_it_is_taken_out() -> None:
    backend = Backend()
    made = backend.server(Region.EU)
    assert backend.ingest.server_of(made.token).id == made.server.id
    for token in (Secret(""), Secret("x"), Secret(made.server.proof)):
        with pytest.raises(NotSignedInError):
            backend.ingest.server_of(token)
    backend.ingest.remove(ROOT, made.server.id)
    with pytest.raises(NotSignedInError):
        backend.ingest.server_of(made.token)
    with pytest.raises(UnknownError):
        backend.ingest.heard(made.server, is_well=True, publishing=0)
