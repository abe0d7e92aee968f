"""Recordings: begun, paused, ended, and begun anew where one failed or an engine was lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S, Clock
from mixer.errors import StudioError
from studio.output.chapters import Chapter
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import RecordedStreams
from studio.output.record_format import MOST_ESCROW
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.output.renditions import Rendition
from studio.secrets import EscrowKey, RecordKey
from studio.show.model import RecordingSpec

from .desk import Desk
from .errors import EngineError
from .inbox import Post, RecordingNews
from .isos import Iso, Isos, Job
from .recording_encode import RecordingEncode
from .room import RecordingRoom
from .sound_tracks import RunningTracks

_CLOSE_S: Final = 25.0
_S_PER_MINUTE: Final = 60
_MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class RecordingKeys:
    """What recordings are sealed under: the station's own key, and all that open them, too."""

    own: RecordKey
    escrow: Callable[[], tuple[EscrowKey, ...]]


@dataclass(frozen=True, slots=True)
class RecordingNotes:
    """Who hears of each file, as the recorder tells it, and of each folder, to look in it later."""

    began: Callable[[Path, int, int], None]
    remember: Callable[[Path], None]


class RecordingControl:
    """At most one recording at a time. The session asks; a desk of its own does it."""

    def __init__(
        self,
        *,
        folder: Callable[[], Path],
        show: str,
        keys: RecordingKeys,
        first_segment: int,
        clock: Clock,
        encode: RecordingEncode,
        settings: Callable[[], RecordingSpec],
        isos: Callable[[Callable[[Job], None]], Isos],
        post: Post,
        notes: RecordingNotes,
    ) -> None:
        self._folder = folder
        self._show = show
        self._keys = keys
        self._segment = first_segment
        self._clock = clock
        self._encode = encode
        self._settings = settings
        self._post = post
        self._notes = notes
        self._output: RecorderOutput | None = None
        self._rendition: Rendition | None = None
        self._paused = False
        self._all: list[RecorderOutput] = []
        self.room = RecordingRoom(folders=lambda: self.folders, clock=clock)
        """How long the disks last."""
        self._desk = Desk("recording desk")
        self._isos = isos(self._desk.finish)
        self._sounds: RunningTracks | None = None

    def open(self) -> None:
        """Begin to take orders."""
        self.room.open()
        self._desk.start()

    @property
    def on(self) -> bool:
        """Whether something is being recorded, or would be if it were not paused."""
        output = self._output
        return output is not None and output.status.state is not OutputState.FAILED

    @property
    def protected(self) -> bool:
        """Whether the key is one that others have not."""
        return self._keys.own.protected

    @property
    def escrow_ids(self) -> tuple[str, ...]:
        """The organisations' keys that would open a recording that begins now."""
        try:
            return tuple(key.key_id for key in self._keys.escrow())
        except StudioError:
            # Whoever begins one is told why.
            return ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where recordings go, in the order of choice. Any thread."""
        second = self._settings().second_folder
        return (self._folder(), *([Path(second)] if second else []))

    @property
    def paths(self) -> tuple[str, ...]:
        """The files made so far, in order."""
        programme = (path for output in self._all for path in output.paths)
        return tuple(str(path) for path in (*programme, *self._isos.paths))

    @property
    def file_bytes(self) -> int:
        """How large the files of the newest recording are, with those of single sources."""
        newest = self._all[-1].counters.file_bytes if self._all else 0
        return newest + self._isos.file_bytes

    def escrow(self) -> tuple[EscrowKey, ...]:
        """Return all that open a recording that begins now. Raises :class:`EngineError`."""
        escrow = self._keys.escrow()
        if len(escrow) > MOST_ESCROW:
            message = f"A recording is in escrow with {MOST_ESCROW} keys at most; name fewer."
            raise EngineError(message)
        return escrow

    def start(self, *, paused: bool = False) -> None:
        """Open a recording, which takes nothing until :meth:`resume` when *paused*.

        Raises :class:`EngineError` when one is being made, ``OutputError`` when its own encoder
        cannot be had.
        """
        if self.on:
            message = "The show is being recorded already."
            raise EngineError(message)
        self._desk.require_room()
        if self._output is not None:
            self.stop()
        plan = self._plan()
        rendition = self._encode.begin()
        try:
            sounds = self._isos.prepare_tracks(self._settings().tracks)
        except StudioError:
            self._encode.end(rendition)
            raise
        output = RecorderOutput(
            plan=plan,
            headers=RecordedStreams.of_programme(rendition.headers, sounds.headers),
            clock=self._clock,
            on_status=self._hearer(len(self._all)),
            began=self._notes.began,
            request_key_frame=rendition.request_key_frame,
        )
        if paused:
            output.pause(0)
        # What is torn, or was missed, is looked for there, too, the next time.
        self._desk.finish(partial(self._remember, plan.folders))
        self._output, self._paused = output, paused
        self._all.append(output)
        self._desk.finish(lambda: rendition.fan_out.add(output))
        sounds.start(output.put)
        self._rendition, self._sounds = rendition, sounds
        self._isos.begin(plan, paused=paused)

    def pause(self) -> None:
        """Leave out what comes. Raises :class:`EngineError`."""
        output = self._needed()
        if self._paused:
            message = "The recording is paused already."
            raise EngineError(message)
        self._paused = True
        at_ns = self._clock.now_ns()
        output.pause(at_ns)
        self._isos.pause(at_ns)

    def resume(self) -> None:
        """Go on after a pause. Raises :class:`EngineError`."""
        output = self._needed()
        if not self._paused:
            message = "The recording is not paused."
            raise EngineError(message)
        self._paused = False
        at_ns = self._clock.now_ns()
        output.resume(at_ns)
        self._isos.resume(at_ns)

    def split(self) -> None:
        """Begin a new file. Raises :class:`EngineError`."""
        output = self._needed()
        if self._paused:
            message = "The recording is paused; a new file begins once it goes on."
            raise EngineError(message)
        output.split()
        self._isos.split()

    def mark(self, title: str, at_ns: int) -> None:
        """Begin a chapter, if something is being recorded."""
        if self._output is not None:
            self._output.mark(Chapter(at_ns, title))
            self._isos.mark(Chapter(at_ns, title))

    def follow(self) -> None:
        """See whether an edit has put another device in a recorded source's place."""
        self._isos.follow()

    def stop(self) -> None:
        """Close the recording. Raises :class:`EngineError` when there is none."""
        output = self._output
        if output is None:
            message = "Nothing is being recorded."
            raise EngineError(message)
        self._output = None
        rendition, at_ns = self._rendition, self._clock.now_ns()
        sounds, isos = self._sounds, self._isos.take_all()
        self._desk.finish(lambda: self._close(output, rendition, sounds, at_ns))
        self._desk.finish(lambda: self._end(isos, at_ns))

    def close(self) -> None:
        """Close the recording if there is one, and end."""
        if self._output is not None:
            self.stop()
        self._desk.stop(_CLOSE_S)
        self.room.close()

    def _plan(self) -> RecordingPlan:
        wish = self._settings()
        segment = max([self._segment, *(output.next_number for output in self._all)])
        escrow = self.escrow()
        minutes, megabytes = wish.split_minutes, wish.split_mb
        return RecordingPlan(
            self._folder(),
            self._show,
            segment,
            self._keys.own,
            escrow,
            second_folder=Path(wish.second_folder) if wish.second_folder else None,
            name=wish.name,
            split_ns=int(minutes * _S_PER_MINUTE * NS_PER_S) if minutes else None,
            split_bytes=megabytes * _MB if megabytes else None,
        )

    def _needed(self) -> RecorderOutput:
        if self._output is None or not self.on:
            message = "Nothing is being recorded."
            raise EngineError(message)
        return self._output

    def _hearer(self, n: int) -> Callable[[OutputStatus], None]:
        def heard(status: OutputStatus) -> None:
            output = self._all[n]
            path = str(output.path) if output.path is not None else ""
            self._post(RecordingNews(status, path, output.recorded_ns))

        return heard

    def _close(
        self,
        output: RecorderOutput,
        rendition: Rendition | None,
        sounds: RunningTracks | None,
        at_ns: int,
    ) -> None:
        if rendition is None or sounds is None:
            return
        try:
            rendition.fan_out.remove(output, at_ns)
        except StudioError as error:
            self._post(RecordingNews(OutputStatus(OutputState.FAILED, str(error), at_ns), ""))
        sounds.stop()
        self._encode.end(rendition)

    def _end(self, isos: Sequence[Iso], at_ns: int) -> None:
        for iso in isos:
            try:
                iso.stop(at_ns)
            except StudioError as error:
                self._post(RecordingNews(OutputStatus(OutputState.FAILED, str(error), at_ns), ""))

    def _remember(self, folders: Sequence[Path]) -> None:
        for folder in folders:
            self._notes.remember(folder)
