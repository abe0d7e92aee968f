"""A deleted event is restored by support within a month, and its keys do not come back with it."""

import pytest

from studio.backend.errors import ForbiddenError
from studio.backend.events.kept import DELETABLE, RETAINED
from studio.backend.events.model import EVENTS
from studio.backend.retention import Restoring
from studio.backend.stores.asking import index_fields
from studio.policy import Region
from studio.policy.permissions import Role

from .parts import ANNA, Backend, caller


@pytest.mark.promise(22)
def test_support_brings_a_deleted_event_back_and_its_keys_stay_ended() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event()
    backend.keys.go_live(ANNA, event.id, "one")
    backend.events.delete(ANNA, event.id, event.revision)
    restoring = _restoring(backend)
    support = caller(Role.SUPPORT, "sam")
    [deleted] = restoring.deleted(support, "events", "acme")
    assert deleted.id == event.id
    restoring.restore(support, "events", "acme", event.id)
    assert backend.events.get(ANNA, event.id)[0].name == event.name
    assert backend.keys.list(ANNA, event.id) == []


def test_ones_own_producer_has_an_event_back_and_nobody_elses() -> None:
    backend = Backend()
    event = backend.event()
    backend.events.delete(ANNA, event.id, event.revision)
    restoring = _restoring(backend)
    with pytest.raises(ForbiddenError):
        restoring.deleted(caller(Role.OPERATOR, "olga"), "events", "acme")
    producer = caller(Role.PRODUCER, "paul")
    assert [each.id for each in restoring.deleted(producer, "events", "acme")] == [event.id]
    for elsewhere in ("other", ""):
        with pytest.raises(ForbiddenError):
            restoring.restore(producer, "events", elsewhere, event.id)
    restoring.restore(producer, "events", "acme", event.id)
    assert backend.events.get(ANNA, event.id)[0].name == event.name


def _restoring(backend: Backend) -> Restoring:
    return Restoring(
        backend.repository, backend.trail, backend.clock.now_ns, deletable=DELETABLE, own=EVENTS
    )


@pytest.mark.promise(47)
def test_each_kept_kind_can_be_looked_up_by_its_age() -> None:
    for retained in RETAINED:
        assert retained.age in index_fields(retained.kind)
