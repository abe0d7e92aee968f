"""A trail that no stranger fills, and that tells of every failure all the same."""

import pytest

from studio.backend.errors import StoreError
from studio.backend.moment import MINUTE_NS
from studio.backend.sparing import SparingTrail
from studio.backend.trail import Deed, Outcome
from tests.fakes.trail import MemoryTrail


class _Clock:
    def __init__(self) -> None:
        self.at_ns = 100 * MINUTE_NS

    def now(self) -> int:
        return self.at_ns


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def written() -> MemoryTrail:
    return MemoryTrail()


@pytest.fixture
def trail(written: MemoryTrail, clock: _Clock) -> SparingTrail:
    return SparingTrail(written, clock.now, most_a_minute=3)


def refusal(stranger: str = "192.0.2.1") -> Deed:
    return Deed("access", Outcome.REFUSED, "", personal={"address": stranger}, stranger=stranger)


SEEN = Deed("access", Outcome.DONE, "own", account="ann", session="s")


@pytest.mark.promise(43)
def test_of_a_flood_some_are_told_then_that_it_is_one_then_how_many(
    trail: SparingTrail, written: MemoryTrail, clock: _Clock
) -> None:
    for _ in range(50):
        trail.record(refusal())
    # Another one is no part of it, nor is who is signed in.
    trail.record(refusal("192.0.2.2"))
    trail.record_all([SEEN, refusal(), SEEN])
    assert written.kinds() == [
        *["access"] * 3, "failures too many to tell one by one", "access", "access", "access",
    ]  # fmt: skip
    assert written.deeds[3].personal == {"address": "192.0.2.1"}
    clock.at_ns += MINUTE_NS
    trail.record(SEEN)
    counted, seen = written.deeds[-2:]
    assert (counted.kind, seen) == ("failures counted", SEEN)
    assert counted.details == {
        "count": "48", "strangers": "1", "since": str(100 * MINUTE_NS),
    }  # fmt: skip
    # The next minute begins with nothing.
    trail.record(refusal())
    assert written.deeds[-1] == refusal()


def test_what_is_counted_is_told_at_the_end_as_well(
    trail: SparingTrail, written: MemoryTrail
) -> None:
    for _ in range(5):
        trail.record(refusal())
    trail.close()
    assert written.deeds[-1].details["count"] == "2"
    trail.close()
    assert written.kinds().count("failures counted") == 1


def test_what_could_not_be_told_is_told_later(
    trail: SparingTrail, written: MemoryTrail, clock: _Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        trail.record(refusal())
    clock.at_ns += MINUTE_NS

    def fail(_deeds: object) -> None:
        message = "The disk is full."
        raise StoreError(message)

    with monkeypatch.context() as patched:
        patched.setattr(written, "record_all", fail)
        with pytest.raises(StoreError):
            trail.record(SEEN)
    clock.at_ns += MINUTE_NS
    trail.record(SEEN)
    assert written.deeds[-2].details["count"] == "2"


def test_a_clock_that_was_set_back_does_not_count_for_ever(
    trail: SparingTrail, written: MemoryTrail, clock: _Clock
) -> None:
    for _ in range(5):
        trail.record(refusal())
    clock.at_ns -= 50 * MINUTE_NS
    trail.record(refusal())
    assert written.kinds()[-2:] == ["failures counted", "access"]


def test_strangers_beyond_all_bounds_are_counted_as_one(
    trail: SparingTrail, written: MemoryTrail
) -> None:
    for number in range(10_100):
        trail.record(refusal(f"stranger {number}"))
    assert len(written.deeds) == 10_000 + 4
