from collections.abc import Sequence
from contextlib import closing

import pytest

from studio.backend.accounts.ended import tell_ended
from studio.backend.errors import StoreError
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


@pytest.mark.promise(17)
def test_a_store_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.backend.events.ending._AGAIN_S", 0.01)
    backend = Backend()
    asked: list[int] = []

    def away_at_first(sessions: Sequence[str]) -> None:
        asked.append(len(sessions))
        if len(asked) < 3:
            message = "The store is away."
            raise StoreError(message)

    monkeypatch.setattr(backend.keys, "end_sessions", away_at_first)
    with closing(KeyEnder(backend.bus, backend.keys)):
        tell_ended(backend.bus, [ANNA.session])
        wait_until(lambda: len(asked) == 3, 5, "it is asked until it is there")
        tell_ended(backend.bus, [BERT.session])
        wait_until(lambda: len(asked) == 4, 5, "the next are ended as well")
