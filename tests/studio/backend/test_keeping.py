"""Each category that a customer decides a time for has something that is kept so long."""

import pytest

from studio.backend.accounts.session_records import SESSIONS
from studio.backend.archive import ARCHIVES
from studio.backend.belongings import EventBelongings
from studio.backend.caller import Caller
from studio.backend.events.model import EVENTS, LIVE_KEYS, REHEARSAL_KEYS, Event
from studio.backend.keeping import DELETABLE, RETAINED
from studio.backend.moment import DAY_NS
from studio.backend.repository import Query, Reader
from studio.backend.retention import MONTH_NS, Category, Erasing, Policies
from studio.backend.talkback.model import TALK_ROOMS, TalkRooms
from studio.policy.permissions import Role
from tests.fakes.people import ADDRESS, FakePeople
from tests.studio.backend.events.parts import ANNA, Backend


def erase_due(people: FakePeople) -> None:
    Erasing(
        people.repository, people.trail, people.now, deletable=DELETABLE, retained=RETAINED
    ).run()


@pytest.mark.promise(47)
def test_no_category_is_without_something_that_goes_by_it() -> None:
    assert {each.category for each in RETAINED} == set(Category)
    assert {each.kind for each in RETAINED} >= {SESSIONS, ARCHIVES}
    for retained in RETAINED:
        assert retained.age in retained.kind.indexed, retained


@pytest.mark.promise(47)
def test_sessions_are_kept_as_long_as_the_organisation_says_and_open_ones_stay_open() -> None:
    people = FakePeople()
    short, usual = people.organisation("Short"), people.organisation("Usual")
    policies = Policies(people.repository, people.trail, people.now)
    admin = Caller("ada", short, Role.ADMIN, "1", ADDRESS)
    policies.change(admin, {Category.SIGN_INS: 7})
    ann, bea = people.person(short, Role.PRODUCER), people.person(usual, Role.PRODUCER)
    for someone in (ann, bea):
        people.accounts.sessions.sign_out(people.caller(someone))
    stays = people.caller(ann)

    def kept(organisation: str) -> list[str]:
        query = Query({"organisation": organisation})
        return [each.id for each in people.repository.read(lambda r: r.find(SESSIONS, query))]

    people.accounts.housekeeping.sweep()
    people.advance(6 * DAY_NS)
    erase_due(people)
    assert len(kept(short)) == 2
    people.advance(2 * DAY_NS)
    people.accounts.housekeeping.sweep()
    erase_due(people)
    # One that goes on is no old one, however long ago it began.
    assert kept(short) == [stays.session]
    assert len(kept(usual)) == 1
    people.advance(173 * DAY_NS)
    erase_due(people)
    assert kept(usual) == []
    erased = [each for each in people.trail.deeds if each.kind == "erased for good"]
    assert {each.organisation for each in erased} == {short, usual}


@pytest.mark.promise(23)
def test_an_event_is_erased_with_its_keys_and_calls_and_a_restore_brings_none_back() -> None:
    backend = Backend()
    backend.servers()
    repository, now = backend.repository, backend.clock.now_ns
    gone, stays = backend.event(), backend.event()

    def keep_rooms(event: Event) -> None:
        rooms = TalkRooms(id=event.id, organisation="acme", text="{}", changed_at_ns=now())
        repository.write(lambda tx: tx.put(TALK_ROOMS, rooms))

    def of(event: Event) -> int:
        def count(reader: Reader) -> int:
            hers = {"event": event.id}
            keys = reader.count(LIVE_KEYS, hers) + reader.count(REHEARSAL_KEYS, hers)
            return keys + (reader.get(TALK_ROOMS, event.id) is not None)

        return repository.read(count)

    for event in (gone, stays):
        keep_rooms(event)
        for _ in range(30):
            backend.keys.go_live(ANNA, event.id, "one")
            backend.keys.rehearse(ANNA, event.id, "two")
    backend.events.delete(ANNA, gone.id, gone.revision)
    belongings = EventBelongings(repository, now)
    erasing = Erasing(
        repository, backend.trail, now, deletable=(EVENTS,), assets={EVENTS.name: belongings.erase}
    )
    erasing.run()
    assert (of(gone), of(stays)) == (61, 61)
    backend.clock.advance(MONTH_NS)
    assert erasing.run() == 1
    assert (of(gone), of(stays)) == (0, 61)
    # As an old copy would have it, which knows no tombstone of these.
    keep_rooms(gone)
    belongings.match_if_due()
    assert (of(gone), of(stays)) == (0, 61)
