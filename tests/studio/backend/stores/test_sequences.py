"""The embedded store through whatever comes, in any order: nothing lost, nothing back.

A model tells what must be there: the state after each change of the line that the store is on, and
when what was erased last. Each second of the window is tried against it.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S
from studio.backend.errors import BackendError, StoreError
from studio.backend.stores.sqlite import vault as vault_module
from studio.backend.stores.sqlite.backups import BackupPlan
from studio.backend.stores.sqlite.copies import Every
from studio.backend.stores.sqlite.drill import RestoreDrill
from tests.fakes.trail import MemoryTrail

from .notes import NOTES
from .test_restoring import NOON, Station

_WINDOW_S, _STEPS = 40, 70
PLAN = BackupPlan(window_ns=_WINDOW_S * NS_PER_S, daily_kept_ns=1)
_State = dict[str, tuple[int | None, str]]
_FAULTY = "a disk that fails"


@dataclass
class Model:
    """What must be there: of each note its number and its mail."""

    now: _State = field(default_factory=dict)
    history: list[tuple[int, _State]] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)
    erased: dict[str, int] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def at(self, at_ns: int) -> _State:
        """Return what a restore of that time has to give."""
        state = next((s for t, s in reversed(self.history) if t <= at_ns), {})
        return {
            name: (number, "" if name in self.forgotten else mail)
            for name, (number, mail) in state.items()
            if self.erased.get(name, 0) <= at_ns
        }

    def restored(self, at_ns: int, now_ns: int) -> None:
        self.now = self.at(at_ns)
        self.history = [(t, s) for t, s in self.history if t <= at_ns]
        self.history.append((at_ns, dict(self.now)))
        self.copies = [t for t in self.copies if t <= at_ns]
        assert at_ns <= now_ns


class Play:
    """One sequence of deeds, by chance."""

    def __init__(self, station: Station, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.station, self.model = station, Model()
        self.chance = random.Random(seed)  # noqa: S311  # which deed comes next, no secret
        self.patch = monkeypatch
        self.made, self.told = 0, list[str]()

    def step(self) -> None:
        self.station.now_ns += self.chance.randint(1, 4) * NS_PER_S
        ways: list[tuple[int, Callable[[], None]]] = [
            (6, self.put), (4, self.change), (3, self.erase), (2, self.forget), (2, self.reopen),
            (3, self.copy), (2, self.copy_beside_a_writer), (2, self.restore), (1, self.drill),
            (1, self.erase_with_a_faulty_vault), (1, self.set_clock_back),
        ]  # fmt: skip
        (way,) = self.chance.choices([w for _, w in ways], [n for n, _ in ways])
        self.told.append(f"{way.__name__} at {(self.station.now_ns - NOON) // NS_PER_S}")
        way()
        assert self.seen() == self.model.now, self.told

    def seen(self) -> _State:
        return {note.id: (note.number, note.mail) for note in self.station.all()}

    def _kept(self) -> None:
        self.model.history.append((self.station.repository.last_ns, dict(self.model.now)))

    def _some(self) -> str | None:
        return self.chance.choice(sorted(self.model.now)) if self.model.now else None

    def put(self) -> None:
        self.made += 1
        name = f"n{self.made}"
        mail = f"{name}@example.com"
        self.station.put(name, number=0, person=f"p{name}", mail=mail)
        self.model.now[name] = (0, mail)
        self._kept()

    def change(self) -> None:
        if (name := self._some()) is not None:
            number, mail = self.model.now[name]
            self.station.put(name, number=(number or 0) + 1)
            self.model.now[name] = ((number or 0) + 1, mail)
            self._kept()

    def erase(self) -> None:
        if (name := self._some()) is not None:
            self.station.repository.write(lambda t: t.erase(NOTES, name))
            self._is_erased(name)

    def _is_erased(self, name: str) -> None:
        del self.model.now[name]
        self.model.erased[name] = self.station.repository.last_ns
        self._kept()

    def forget(self) -> None:
        if (name := self._some()) is not None:
            self.station.repository.write(lambda t: t.forget(f"p{name}"))
            self._is_forgotten(name)

    def _is_forgotten(self, name: str) -> None:
        self.model.forgotten.add(name)
        self.model.now[name] = (self.model.now[name][0], "")
        self._kept()

    def erase_with_a_faulty_vault(self) -> None:
        """It is done in the store, and the vault hears of it with the next one, or at the start."""
        name = self._some()
        if name is None:
            return

        def fails(*_: object) -> None:
            raise StoreError(_FAULTY)

        with self.patch.context() as patched:
            patched.setattr(vault_module, "_write", fails)
            with pytest.raises(StoreError, match=_FAULTY):
                self.station.repository.write(lambda t: t.forget(f"p{name}"))
        self._is_forgotten(name)
        if self.chance.random() < 0.5:
            self.put()  # nothing to bury, and nothing of what waits may be dropped
            self.erase()

    def reopen(self) -> None:
        self.station.close()

    def copy(self) -> None:
        backups = self.station.backups(PLAN)
        self.model.copies.append(backups.make(Every.HOUR).taken_ns)
        backups.prune()

    def copy_beside_a_writer(self) -> None:
        """Others change something after the copy's moment and before it has its name."""
        backups = self.station.backups(PLAN)
        inner, waiting = backups._now, [self.change, self.put]

        def now() -> int:
            while waiting:
                waiting.pop()()
            self.station.now_ns += NS_PER_S
            return inner()

        self.patch.setattr(backups, "_now", now)
        self.model.copies.append(backups.make(Every.HOUR).taken_ns)

    def set_clock_back(self) -> None:
        self.station.now_ns -= 20 * NS_PER_S

    def drill(self) -> None:
        if self.model.copies:
            station = self.station
            drill = RestoreDrill(station.repository, MemoryTrail(), lambda: station.now_ns)
            fault = drill.run().fault
            assert not fault, (fault, "; ".join(self.told))

    def restore(self) -> None:
        now_ns = max(self.station.now_ns, self.station.repository.last_ns)
        at_ns = now_ns - self.chance.randrange(_WINDOW_S) * NS_PER_S
        is_there = any(taken <= at_ns for taken in self.model.copies)
        try:
            self.station.restore(at_ns)
        except BackendError:
            assert not is_there, (self.told, at_ns - NOON)
            return
        self.told.append(f"of {(at_ns - NOON) // NS_PER_S}")
        self.station.now_ns = now_ns
        self.model.restored(at_ns, now_ns)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    made = Station(tmp_path)
    yield made
    made.close()


@pytest.mark.promise(23)
@pytest.mark.promise(24)
@pytest.mark.parametrize("seed", [0, 3, 6])
def test_whatever_comes_nothing_is_lost_and_nothing_comes_back(
    station: Station, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = Play(station, seed, monkeypatch)
    for _ in range(_STEPS):
        play.step()
    station.close()
    for name in play.model.forgotten:
        assert station.repository.vault.key(f"p{name}") is None, play.told
