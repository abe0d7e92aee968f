import pytest

from studio.backend.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    UnknownError,
)
from studio.backend.events import Changes
from studio.backend.events.model import EVENTS
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.policy import Region
from studio.policy.permissions import Role
from studio.policy.placing import Origin

from .parts import ANNA, BERT, NOW_NS, Backend, caller


def test_an_event_is_made_edited_and_listed() -> None:
    backend = Backend()
    event = backend.event()
    later = NOW_NS + DAY_NS
    edited = backend.events.edit(
        ANNA, event.id, event.revision, Changes(begins_at_ns=later, ends_at_ns=later + 1)
    )
    assert (edited.begins_at_ns, edited.name, edited.revision) == (later, "Results", 2)
    first = backend.event(name="Before")
    assert [each.id for each in backend.events.list(BERT)] == [event.id, first.id]
    assert backend.trail.kinds() == ["event created", "event edited", "event created"]


def test_who_edits_what_another_changed_is_told_and_changes_nothing() -> None:
    backend = Backend()
    event = backend.event()
    backend.events.edit(ANNA, event.id, 1, Changes(name="One"))
    with pytest.raises(ConflictError, match="revision 2"):
        backend.events.edit(BERT, event.id, 1, Changes(name="Two"))
    assert backend.events.get(ANNA, event.id)[0].name == "One"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "a\nb"},
        {"name": "n" * 201},
        {"ends_at_ns": NOW_NS},
        {"begins_at_ns": -1},
        {"ends_at_ns": NOW_NS + 40 * DAY_NS},
        {"embargo_until_ns": NOW_NS + DAY_NS},
        {"ends_at_ns": 1 << 63},
    ],
)
def test_what_nobody_can_mean_is_refused(wrong: dict[str, object]) -> None:
    backend = Backend()
    with pytest.raises(BadRequestError):
        backend.event(**wrong)
    assert backend.events.list(ANNA) == []


def test_a_copy_takes_neither_go_nor_embargo_along() -> None:
    backend = Backend()
    event = backend.event(needs_go=True, embargo_until_ns=NOW_NS + 1, origin=Origin.US)
    backend.go.ask(ANNA, event.id)
    backend.go.give(BERT, event.id)
    copy = backend.events.duplicate(BERT, event.id, NOW_NS + DAY_NS)
    assert (copy.ends_at_ns, copy.origin) == (NOW_NS + DAY_NS + HOUR_NS, Origin.US)
    assert (copy.needs_go, copy.go_given_by, copy.embargo_until_ns) == (True, "", 0)
    assert (copy.copied_from, copy.made_by) == (event.id, "bert")


@pytest.mark.promise(21)
def test_a_deleted_event_is_hidden_at_once_and_kept() -> None:
    backend = Backend()
    event = backend.event()
    with pytest.raises(ConflictError):
        backend.events.delete(ANNA, event.id, event.revision + 1)
    backend.events.delete(ANNA, event.id, event.revision)
    assert backend.events.list(ANNA) == []
    with pytest.raises(UnknownError):
        backend.events.get(ANNA, event.id)
    kept = backend.repository.read(lambda reader: reader.get(EVENTS, event.id))
    assert kept is not None
    assert (kept.deleted_at_ns, kept.deleted_by) == (NOW_NS, "anna")
    assert kept.erase_at_ns >= NOW_NS + 28 * DAY_NS


@pytest.mark.promise(37)
def test_another_organisation_finds_nothing_by_any_id() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event()
    key = backend.keys.go_live(ANNA, event.id, "one")
    stranger = caller(Role.ADMIN, "eve", "others")
    assert backend.events.list(stranger) == []
    for attempt in (
        lambda: backend.events.get(stranger, event.id),
        lambda: backend.events.edit(stranger, event.id, 1, Changes(name="x")),
        lambda: backend.events.duplicate(stranger, event.id, NOW_NS),
        lambda: backend.events.delete(stranger, event.id, 1),
        lambda: backend.go.ask(stranger, event.id),
        lambda: backend.go.give(stranger, event.id),
        lambda: backend.go.withdraw(stranger, event.id),
        lambda: backend.keys.go_live(stranger, event.id, "s"),
        lambda: backend.keys.rehearse(stranger, event.id, "s"),
        lambda: backend.keys.list(stranger, event.id),
        lambda: backend.keys.revoke(stranger, event.id, key.id),
        lambda: backend.keys.renew(stranger, event.id, key.id),
    ):
        with pytest.raises(UnknownError):
            attempt()


def test_a_go_takes_two_people_and_another_time_takes_it_back() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event(needs_go=True)
    with pytest.raises(ConflictError, match="Nobody asks"):
        backend.go.give(BERT, event.id)
    with pytest.raises(ForbiddenError, match="ask for it"):
        backend.keys.go_live(ANNA, event.id, "one")
    backend.go.ask(ANNA, event.id)
    with pytest.raises(ForbiddenError, match="another person"):
        backend.go.give(ANNA, event.id)
    with pytest.raises(ForbiddenError, match="second person"):
        backend.keys.go_live(ANNA, event.id, "one")
    given = backend.go.give(BERT, event.id)
    assert (given.go_asked_by, given.go_given_by) == ("anna", "bert")
    assert backend.keys.go_live(ANNA, event.id, "one").event == event.id
    with pytest.raises(ConflictError):
        backend.go.ask(BERT, event.id)
    backend.events.edit(ANNA, event.id, given.revision, Changes(ends_at_ns=NOW_NS + 5))
    with pytest.raises(ForbiddenError):
        backend.keys.go_live(ANNA, event.id, "one")
    refused = [deed for deed in backend.trail.deeds if deed.outcome.value == "refused"]
    assert {deed.kind for deed in refused} == {"go asked for", "go given", "live key"}


def test_before_an_embargo_is_over_nobody_gets_a_live_key_and_everybody_may_rehearse() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event(embargo_until_ns=NOW_NS + 100)
    with pytest.raises(ForbiddenError, match="embargo"):
        backend.keys.go_live(ANNA, event.id, "one")
    assert backend.keys.rehearse(ANNA, event.id, "one").ingests[0].endswith("/rehearsal")
    backend.clock.advance(100)
    assert backend.keys.go_live(ANNA, event.id, "one").ingests[0].endswith("/live")
