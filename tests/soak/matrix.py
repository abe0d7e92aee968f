"""Random changes of a matrix over real links and devices: ``python -m tests.soak.matrix``.

Everybody speaks a tone of their own into a virtual microphone, and presses keys at random after
each change; from each pair of virtual headphones it is told which tones are heard. What no
crosspoint allows is to be silent, and what is decided to be heard, to sound. Two hundred changes
take some ten minutes of a two-core machine that does nothing else: a busy one plays late, and that
is told of, too.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec
import numpy as np

from studio.policy.permissions import Role
from studio.talkback.routing.lines import Line
from studio.talkback.routing.model import Member
from studio.talkback.routing.rules import why_not
from studio.wire.talk import ChooseSound, HoldKey, MoveTo, ReleaseKeys, SetCell, TalkState
from tests.parts.backend_server import BackendServer
from tests.parts.pulse import PulseServer
from tests.parts.talk_link import TalkClient, TalkLinkProcess, use_call
from tests.studio.backend.http.event_app import event_app
from tests.studio.backend.http.talk_place import new_event
from tests.studio.links.talk.test_process import Listener, tone

_PEOPLE: Final = {"ann": "anna", "ada": "ada", "pia": "pia", "pat": "pia"}
"""Stations and who sits there: a producer, an admin, two presenters."""
_TONES_HZ: Final = {"ann": 500.0, "ada": 870.0, "pia": 1390.0, "pat": 2330.0}
"""None is a sum, difference or multiple of others: a limiter makes none of them of two."""
_LINES: Final = (
    "all",
    "party:main",
    "room:red",
    *(f"ifb:{station}" for station in _PEOPLE),
    *(f"iso:{station}" for station in _PEOPLE),
)
_WAYS: Final[tuple[Literal["talk", "listen"], ...]] = ("talk", "listen")
_BETWEEN_DB: Final = -45.0
"""Whoever is heard is above it, 12 dB held back as well; what a late buffer splutters is below."""
_WITHIN_S, _PLAYED_S = 10.0, 1800


@dataclass(frozen=True, slots=True)
class Seat:
    """One station: what speaks for it to its link, and what comes out of its headphones."""

    client: TalkClient
    ears: Listener


@dataclass(slots=True)
class Counts:
    """What was looked at, and what was wrong with it."""

    changes: int = 0
    silent: int = 0
    heard: int = 0
    leaks: int = 0
    missed: int = 0


@contextmanager
def seats(folder: Path) -> Iterator[dict[str, Seat]]:
    """Yield everybody, in one call of a served backend, each with a tone at the microphone."""
    with ExitStack() as ends:
        backend = ends.enter_context(event_app())
        event = new_event(backend)
        server = ends.enter_context(BackendServer(backend.app))
        made = {}
        for station, token in _PEOPLE.items():
            pulse = ends.enter_context(PulseServer())
            link = ends.enter_context(TalkLinkProcess(folder / station, pulse.environment))
            client = link.client()
            sound = ChooseSound(
                microphone="desk", headphones="ears", echo_cancelled=False, noise_suppressed=False
            )
            assert client.ask(sound) == ""
            call = use_call(server.url, station, token)
            assert client.ask(msgspec.structs.replace(call, event=event)) == ""
            client.wait(lambda state: state.status == "in", f"{station} is in the call")
            client.wait(_is_live, f"the devices of {station}")
            pulse.play(tone(_TONES_HZ[station], 1, 1).tobytes() * _PLAYED_S, channels=1)
            made[station] = Seat(client, ends.enter_context(Listener(pulse)))
        yield made


def change(rng: random.Random, all_seats: dict[str, Seat], counts: Counts) -> None:
    """Change something at random, press keys at random, and listen to everybody."""
    for seat in all_seats.values():
        seat.client.ask(ReleaseKeys())
    leader = all_seats["ann"].client
    if rng.random() < 0.25:
        leader.ask(MoveTo((rng.choice(list(_PEOPLE)),), rng.choice(["", "red"])))
    else:
        station, line, way = rng.choice(list(_PEOPLE)), rng.choice(_LINES), rng.choice(_WAYS)
        # What nobody can open is refused, and tried all the same.
        leader.ask(SetCell(station, line, way, open=rng.random() < 0.7))
    down: dict[str, list[str]] = {}
    for station, seat in all_seats.items():
        wanted = rng.sample(_LINES, 2) if rng.random() < 0.6 else []
        down[station] = [line for line in wanted if not seat.client.ask(HoldKey(line, down=True))]
    leader.wait(lambda state: _talking(state) == {s: sorted(on) for s, on in down.items()}, "keys")
    counts.changes += 1
    _listen(all_seats, counts)


def _listen(all_seats: dict[str, Seat], counts: Counts) -> None:
    leader = all_seats["ann"].client
    until_s = time.monotonic() + _WITHIN_S
    while True:
        levels = _levels(all_seats)
        # A busy machine may let go of a key meanwhile: what is decided now is what counts.
        leader.listen()
        hears = {each.id: set(each.hears) for each in leader.state.members}
        wrong = [
            (source, ear)
            for ear, heard in hears.items()
            for source in _PEOPLE
            if (source in heard) is not (levels[ear][source] > _BETWEEN_DB)
        ]
        if not wrong or time.monotonic() > until_s:
            break
    for source, ear in wrong:
        sys.stdout.write(
            f"change {counts.changes}: {source} at {ear}: {levels[ear][source]:.0f} dBFS, "
            f"{'too low' if source in hears[ear] else 'too loud'}\n"
        )
    members = {each.id: _member(leader.state, each.id) for each in leader.state.members}
    for ear, heard in hears.items():
        for source in heard:
            # The decision itself never leads over a forbidden crosspoint.
            assert _may(members[source], members[ear]), (source, ear)
        counts.heard += len(heard)
        counts.silent += len(_PEOPLE) - len(heard)
        counts.missed += sum(at == ear and source in heard for source, at in wrong)
        counts.leaks += sum(at == ear and source not in heard for source, at in wrong)


def _levels(all_seats: dict[str, Seat]) -> dict[str, dict[str, float]]:
    sounds = {ear: seat.ears.newest() for ear, seat in all_seats.items()}
    found: dict[str, dict[str, float]] = {}
    for ear, sound in sounds.items():
        window = np.hanning(len(sound))
        at = np.arange(len(sound)) / 48_000
        found[ear] = {
            source: float(
                20
                * np.log10(
                    4 * np.abs((np.exp(-2j * np.pi * hz * at) * window) @ sound).max() / len(sound)
                    + 1e-9
                )
            )
            for source, hz in _TONES_HZ.items()
        }
    return found


def _may(source: Member, ear: Member) -> bool:
    return source.id != ear.id and any(
        not why_not(source, line, "talk") and not why_not(ear, line, "listen")
        for line in map(Line.parse, source.talking)
    )


def _member(state: TalkState, station: str) -> Member:
    told = next(each for each in state.members if each.id == station)
    return Member(
        id=told.id, number=1, name=told.name, role=Role(told.role), room=told.room,
        talking=told.talking,
    )  # fmt: skip


def _talking(state: TalkState) -> dict[str, list[str]]:
    return {each.id: sorted(each.talking) for each in state.members}


def _is_live(state: TalkState) -> bool:
    return state.sound.microphone_status == state.sound.headphones_status == "live"


def main() -> int:
    """Change, listen and tell; 1 where anything was heard that was not to be."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.matrix", description=__doc__)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    words = parser.parse_args()
    rng, counts = random.Random(words.seed), Counts()  # noqa: S311  # the same changes each time
    with tempfile.TemporaryDirectory(prefix="vs-") as folder, seats(Path(folder)) as all_seats:
        for _ in range(words.changes):
            change(rng, all_seats, counts)
            sys.stdout.flush()
    sys.stdout.write(
        f"{counts.changes} changes: {counts.silent} pairs were to be silent, of which "
        f"{counts.leaks} sounded; {counts.heard} to be heard, of which {counts.missed} were not\n"
    )
    return int(bool(counts.leaks or counts.missed or not counts.heard))


if __name__ == "__main__":
    sys.exit(main())
