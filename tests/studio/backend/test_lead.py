"""One instance does the jobs at a time, and another one follows it."""

from collections.abc import Callable

from studio.backend.errors import ConflictError
from studio.backend.jobs import Job, Jobs, Stopping
from studio.backend.lead import LASTS_NS, Leadership
from studio.backend.moment import NS_PER_S
from studio.backend.repository import T, Transaction
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail


class Times:
    """A time of day that the test owns."""

    now_ns = 1_800_000_000 * NS_PER_S

    def now(self) -> int:
        return self.now_ns


def test_only_one_does_them_until_it_is_gone() -> None:
    repository, times, done = MemoryRepository(), Times(), list[str]()
    a, b = (
        Jobs(
            (Job("look", lambda _, name=name: done.append(name)),),  # type: ignore[misc]  # bound now
            MemoryTrail(),
            Leadership(repository, times.now, name),
        )
        for name in "ab"
    )
    for _ in range(2):
        b.run_due()
        a.run_due()
    times.now_ns += LASTS_NS - 1
    a.run_due()
    assert done == ["b", "b"]
    times.now_ns += 1
    a.run_due()
    b.run_due()
    assert done[2:] == ["a"]
    a.close()
    b.run_due()
    assert done[3:] == ["b"]
    b.close()


def test_a_long_job_keeps_the_lead_and_stops_when_it_was_lost() -> None:
    repository, times, done = MemoryRepository(), Times(), list[str]()
    a, b = (Leadership(repository, times.now, name) for name in "ab")

    def long(stopping: Stopping) -> None:
        for _ in range(5):
            times.now_ns += LASTS_NS // 2
            assert not stopping()
            assert not b.is_ours()
        times.now_ns += LASTS_NS
        assert b.is_ours()
        done.append("stopped" if stopping() else "went on")

    Jobs((Job("long", long),), MemoryTrail(), a).run_due()
    assert done == ["stopped"]


def test_whoever_was_too_late_does_not_lead() -> None:
    class Late(MemoryRepository):
        def write(self, deed: Callable[[Transaction], T]) -> T:
            super().write(deed)
            message = "Another one changed it."
            raise ConflictError(message)

    assert not Leadership(Late(), Times().now, "a").is_ours()
