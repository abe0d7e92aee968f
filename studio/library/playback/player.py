"""Plays one recording: pictures into a ring, sound to headphones, by the clock, from any moment."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from capture.headphones import Choice, Headphones, HeadphoneState, Plays
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker
from studio.engine.rings import PictureRing
from studio.output.record_format import FindKey
from studio.wire.library import ChapterState, PlayerState

from .chapter_finder import ChapterFinder
from .film import Film, Shrinker, open_film
from .projector import Projector

_ORDERS: Final = 256
"""Many times what a hand asks for while one of them is carried out."""
_LATE_NS: Final = 500 * NS_PER_MS
"""Where a busy machine is this late, playing goes on from where it is, slower than it should."""
_TELL_NS: Final = NS_PER_S // 4
_IDLE_S: Final = 0.2
_TURN_S: Final = 0.01
MIN_WIDTH, MAX_WIDTH = 64, 1920


@dataclass(frozen=True, slots=True)
class _Order:
    """Pause or go on, go to a moment, hear another track: each where it says something."""

    paused: bool | None = None
    seek_ns: int | None = None
    number: int = 0
    """Of the jumps asked for, which one this is."""
    track: int | None = None


@dataclass(frozen=True, slots=True)
class PlayerMeans:
    """What a player is handed: the recording, the file of its ring, and who hears how it fares."""

    path: Path
    name: str
    find_key: FindKey
    ring: Path
    width: int
    clock: Clock
    tell: Callable[[PlayerState], None]


class Player:
    """Owns its thread, that of the chapters, and the headphones' if it has any.

    *tell* is called on the player's thread.
    *headphones*: where its sound goes; None: nowhere.
    """

    def __init__(self, means: PlayerMeans, headphones: Choice | None) -> None:
        self._means = means
        self._clock = means.clock
        self._state = PlayerState(name=means.name)
        self._told_ns = 0
        self._orders: BoundedQueue[_Order] = BoundedQueue(_ORDERS)
        self._jumps = 0
        self._heard: LatestSlot[HeadphoneState] = LatestSlot()
        self._headphones: Headphones | None = None
        if headphones is not None:
            self._headphones = Headphones(clock=means.clock, on_state=self._heard.put)
            self._headphones.choose(headphones)
        self._chapters = ChapterFinder(means.path, means.find_key)
        self._worker = Worker("player", self._run)

    def start(self) -> None:
        """Open the recording and play it from its beginning. The owner's thread."""
        if self._headphones is not None:
            self._headphones.start()
        self._chapters.start()
        self._worker.start()

    def stop(self) -> None:
        """End, delete the ring and join. The owner's thread."""
        self._worker.ask_to_stop()
        self._orders.close()
        self._worker.stop()
        self._chapters.stop()
        if self._headphones is not None:
            self._headphones.stop()

    def pause(self, *, paused: bool) -> None:
        """Hold it, or go on; at its end, begin anew. Any thread."""
        self._orders.put(_Order(paused=paused))

    def seek(self, position_ns: int) -> None:
        """Show the picture at *position_ns*, and go on from there. One thread: the owner's."""
        # Read by the player, which gives up going where nobody wants to be any more.
        self._jumps += 1
        self._orders.put(_Order(seek_ns=position_ns, number=self._jumps))

    def hear(self, track: int) -> None:
        """Play another track of sound, counted from 0. Any thread."""
        self._orders.put(_Order(track=track))

    def _run(self, stop: threading.Event) -> None:
        try:
            with open_film(self._means.path, self._means.find_key) as film:
                self._show(film, stop)
        except StudioError as error:
            self._tell(status="failed", fault=str(error))

    def _show(self, film: Film, stop: threading.Event) -> None:
        width, height = ring_size(film, self._means.width)
        ring = PictureRing(self._means.ring, width, height)
        try:
            projector = Projector(film, ring, Shrinker(width, height), self._headphones)
            self._tell(
                status="playing",
                length_ms=film.length_ns // NS_PER_MS,
                tracks=film.tracks,
                ring=str(self._means.ring),
                width=width,
                height=height,
            )
            self._project(projector, stop)
        finally:
            ring.close()

    def _project(self, projector: Projector, stop: threading.Event) -> None:
        projector.go_to(0)
        base_ns: int | None = self._clock.now_ns()
        wait_s = 0.0
        while not stop.is_set():
            order = self._orders.get(wait_s)
            if order is not None:
                base_ns = self._obey(self._newest(order), projector, base_ns)
                wait_s = 0.0
                continue
            self._note_chapters()
            if base_ns is None:
                wait_s = _IDLE_S
                self._note_headphones()
                continue
            position_ns = self._clock.now_ns() - base_ns
            late_ns = projector.advance(position_ns)
            if late_ns > _LATE_NS:
                base_ns += late_ns
                position_ns -= late_ns
            wait_s = _TURN_S
            if projector.is_over:
                base_ns = None
                self._tell(status="ended", position_ms=self._state.length_ms)
            elif self._clock.now_ns() - self._told_ns >= _TELL_NS:
                self._tell(position_ms=position_ns // NS_PER_MS, fault=projector.fault)
                self._note_headphones()

    def _obey(self, order: _Order, projector: Projector, base_ns: int | None) -> int | None:
        """Return when the recording's zero is from now on; None while it is held."""
        paused = base_ns is None if order.paused is None else order.paused
        position_ns = self._position_ns(base_ns)
        track = self._state.track if order.track is None else order.track
        if track != self._state.track:
            projector.hear(track)
            if order.seek_ns is None:
                projector.go_to(position_ns)
        if order.seek_ns is not None:
            length_ns = self._state.length_ms * NS_PER_MS
            position_ns = max(0, min(order.seek_ns, length_ns))
            projector.go_to(position_ns, lambda: self._jumps <= order.number)
        elif projector.is_over and not paused:
            position_ns = 0
            projector.go_to(0)
        self._tell(
            status="paused" if paused else "playing",
            position_ms=position_ns // NS_PER_MS,
            track=track,
            fault=projector.fault,
        )
        # Going there took a moment, which the recording does not lose.
        return None if paused else self._clock.now_ns() - position_ns

    def _newest(self, order: _Order) -> _Order:
        """Return *order* with all that came since: who scrubs wants to be where the hand is now."""
        while (later := self._orders.get(0)) is not None:
            order = replace(
                order,
                paused=order.paused if later.paused is None else later.paused,
                seek_ns=order.seek_ns if later.seek_ns is None else later.seek_ns,
                number=max(order.number, later.number),
                track=order.track if later.track is None else later.track,
            )
        return order

    def _position_ns(self, base_ns: int | None) -> int:
        if base_ns is None:
            return self._state.position_ms * NS_PER_MS
        return self._clock.now_ns() - base_ns

    def _note_chapters(self) -> None:
        found = self._chapters.found.get() or ()
        if len(found) != len(self._state.chapters):
            self._tell(
                chapters=tuple(ChapterState(each.at_ns // NS_PER_MS, each.title) for each in found)
            )

    def _note_headphones(self) -> None:
        state = self._heard.get()
        if state is None:
            return
        heard = state.plays is Plays.LIVE
        if heard != self._state.heard or state.fault not in {"", self._state.fault}:
            self._tell(heard=heard, fault=state.fault or self._state.fault)

    def _tell(self, **changes: object) -> None:
        self._told_ns = self._clock.now_ns()
        state = msgspec.structs.replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self._means.tell(state)


def ring_size(film: Film, wanted_width: int) -> tuple[int, int]:
    """Return the size of the pictures of *film*, about *wanted_width* wide; pure."""
    width, height = film.size
    if not width or not height:
        # Sound alone: a small dark picture.
        width, height = 16, 9
    # swscale gets the last columns of any other width slightly wrong.
    shown = max(MIN_WIDTH, min(MAX_WIDTH, wanted_width)) & ~15
    return shown, max(2, round(shown * height / width) & ~1)
