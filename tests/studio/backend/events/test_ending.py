import pytest

from studio.backend.accounts.ended import tell_ended
from studio.backend.events.ending import KeyEnder
from studio.policy import Region
from tests.waiting import wait_until

from .parts import ANNA, BERT, Backend


@pytest.mark.promise(17)
@pytest.mark.promise(45)
def test_who_is_signed_out_or_blocked_publishes_no_more() -> None:
    backend = Backend()
    backend.server(Region.EU)
    event = backend.event()
    backend.keys.go_live(ANNA, event.id, "one")
    stays = backend.keys.go_live(BERT, event.id, "two")
    ender = KeyEnder(backend.bus, backend.keys)
    try:
        tell_ended(backend.bus, [ANNA.session])
        wait_until(lambda: len(backend.keys.list(BERT, event.id)) == 1, 5, "her key ends")
        assert [key.id for key in backend.keys.list(BERT, event.id)] == [stays.id]
    finally:
        ender.close()
