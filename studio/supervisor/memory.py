"""What the supervisor knows of the show, so that a lost engine's successor can go on with it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.secrets import Secret
from studio.show import RATES_BY_VALUE, PictureFormat
from studio.show.history import History, HistoryState
from studio.wire.events import AnyEvent, Ending, HealthReport, Notice
from studio.wire.launch import (
    Edited,
    EventTaken,
    KeyGiven,
    KnobsState,
    Opened,
    Resume,
    Stepped,
    Told,
    Wanted,
)
from studio.wire.reduce import reduce
from studio.wire.state import Health, Restart, Snapshot

from .telling import news_between

if TYPE_CHECKING:
    from studio.wire.event_commands import UseEvent


class ShowMemory:
    """Follows the events. One thread."""

    def __init__(self, now_ns: Callable[[], int] = time.monotonic_ns) -> None:
        self._now_ns = now_ns
        self._last: Snapshot | None = None
        self._restarts = 0
        self._wanted = Wanted((), recording=False)
        self._reason, self._lost_ns = "", 0
        self.edited: Edited | None = None
        """What the show file would say, once the show was edited."""
        self._history: History | None = None
        self.stream_keys: dict[str, Secret] = {}
        """The keys that were given at the window, by destination; '': the primary's."""
        self.event: UseEvent | None = None
        """The event that the show goes live in."""
        self.opened: Path | None = None
        """The show file to play once this engine has ended."""
        self.ending = False
        self.recordings: list[str] = []
        self.isos: list[str] = []
        """The recordings of single sources beside those."""
        self.lost: list[Health] = []
        """What each lost engine had last reported."""

    @property
    def on_air(self) -> bool:
        """Whether the show is live or recorded, or wants to be."""
        return bool(self._wanted.live_to) or self._wanted.recording

    @property
    def live(self) -> bool:
        """Whether the show is live, or wants to be."""
        is_live = self._last is not None and self._last.live.status != "off"
        return is_live or bool(self._wanted.live_to)

    @property
    def region(self) -> str:
        """Where the show's data has its home; the strictest before it is known."""
        return self._last.document.show.show.region if self._last is not None else "eu"

    @property
    def meters_path(self) -> str:
        """Where the engine writes its meters; '' before it has told."""
        return "" if self._last is None else self._last.meters_path

    @property
    def known_region(self) -> str:
        """The same once the show has told; '' before."""
        return "" if self._last is None else self.region

    def for_another_show(self) -> "ShowMemory":
        """Return the memory of a show that is opened after this one: what is the station's own."""
        made = ShowMemory(self._now_ns)
        made.stream_keys, made.recordings, made.lost = self.stream_keys, self.recordings, self.lost
        made.isos, made.event = self.isos, self.event
        return made

    def note(self, event: AnyEvent) -> list[str]:
        """Take an event; return what a person without a window should read."""
        before = self._last
        if isinstance(event, Snapshot):
            self._last = event
        elif before is not None:
            self._last = reduce(before, event)
        if isinstance(event, Ending):
            self.ending = True
            return [event.reason]
        if isinstance(event, Notice):
            return [event.text]
        if isinstance(event, HealthReport) or self._last is None:
            return []
        recording = self._last.recording
        _add(self.recordings, recording.path)
        for iso in recording.isos:
            _add(self.isos, iso.path)
        return news_between(before, self._last)

    def tell(self, told: Told) -> None:
        """Remember what the show was told to be, or what it became by an edit."""
        match told:
            case Wanted():
                self._wanted = told
            case Edited():
                self.edited = told
            case Stepped():
                self._step(told)
            case KeyGiven(key=key, destination=destination):
                self.stream_keys[destination] = Secret(key)
            case EventTaken(event=event):
                self.event = event
            case Opened(show_path=path):
                self.opened = Path(path)

    @property
    def history(self) -> HistoryState | None:
        """How the show was edited; None when it was not."""
        return self._history.state if self._history is not None else None

    def _step(self, step: Stepped) -> None:
        if self._history is None and step.before is not None:
            self._history = History(HistoryState(step.before))
        if self._history is None:
            return
        if step.way == "change" and step.show is not None:
            self._history.change(step.show, step.what, step.gesture)
        elif step.way == "undo":
            self._history.undo()
        elif step.way == "redo":
            self._history.redo()

    def lose(self, reason: str, heard_ns: int) -> None:
        """Note that the engine is lost; it was last heard at *heard_ns*."""
        self._restarts += 1
        self._reason, self._lost_ns = reason, heard_ns
        if self._last is not None:
            self.lost.append(self._last.health)

    def resume(self) -> Resume | None:
        """Return how to go on after :meth:`lose`; None when no engine ever told its state."""
        last = self._last
        if last is None:
            return None
        return Resume(
            format=format_name(last),
            program=last.program.scene,
            preview=last.preview,
            knobs={
                source.name: KnobsState(
                    gain_db=source.gain_db,
                    muted=source.muted,
                    delay_ms=source.delay_ms,
                    solo=source.solo,
                )
                for source in last.sources
            },
            live_to=self._wanted.live_to,
            live_epoch_ns=self._wanted.live_epoch_ns,
            recording=self._wanted.recording,
            recording_paused=self._wanted.paused,
            lost_ns=self._lost_ns,
            show_began_ns=last.started_ns,
            segment=len(self.recordings) + 1,
            shields={source.name: source.shield for source in last.sources},
            monitor=last.monitor,
            held_out=tuple(source.name for source in last.sources if source.held_out),
            restart=Restart(count=self._restarts, reason=self._reason),
            pages={source.name: source.page for source in last.sources if source.page},
        )


def _add(paths: list[str], path: str) -> None:
    if path and path not in paths:
        paths.append(path)


def format_name(last: Snapshot) -> str:
    """Return the house picture as a show file writes it."""
    shown = last.format
    rate = RATES_BY_VALUE[shown.rate_numerator, shown.rate_denominator]
    return str(PictureFormat(shown.width, shown.height, rate))
