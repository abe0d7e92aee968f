"""Recordings: begun, ended, and begun anew where one failed or an engine was lost."""

from collections.abc import Callable
from pathlib import Path

from mixer.clock import Clock
from mixer.errors import StudioError
from studio.output.output import OutputState, OutputStatus
from studio.output.record_format import MOST_ESCROW
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.output.renditions import Rendition
from studio.secrets import EscrowKey, RecordKey

from .desk import Desk
from .errors import EngineError
from .inbox import Post, RecordingNews
from .recording_encode import RecordingEncode

_CLOSE_S = 20.0


class RecordingControl:
    """At most one recording at a time. The session asks; a desk of its own does it."""

    def __init__(
        self,
        *,
        folder: Path,
        show: str,
        key: RecordKey,
        escrow: Callable[[], tuple[EscrowKey, ...]],
        first_segment: int,
        clock: Clock,
        encode: RecordingEncode,
        post: Post,
        began: Callable[[Path, int], None] | None = None,
    ) -> None:
        self._folder = folder
        self._show = show
        self._key = key
        self._escrow = escrow
        self._segment = first_segment
        self._clock = clock
        self._encode = encode
        self._post = post
        self._began = began
        self._output: RecorderOutput | None = None
        self._rendition: Rendition | None = None
        self._all: list[RecorderOutput] = []
        self._desk = Desk("recording desk")

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    @property
    def on(self) -> bool:
        """Whether something is being recorded."""
        output = self._output
        return output is not None and output.status.state is not OutputState.FAILED

    @property
    def protected(self) -> bool:
        """Whether the key is one that others have not."""
        return self._key.protected

    @property
    def folder(self) -> Path:
        """Where recordings go."""
        return self._folder

    @property
    def next_segment(self) -> int:
        """The number that the next recording will have."""
        return self._segment

    @property
    def paths(self) -> tuple[str, ...]:
        """The recordings made so far, in order."""
        return tuple(str(output.path) for output in self._all if output.path is not None)

    @property
    def file_bytes(self) -> int:
        """How large the newest recording is."""
        return self._all[-1].counters.file_bytes if self._all else 0

    def start(self) -> None:
        """Open a recording.

        Raises :class:`EngineError` when one is being made, ``OutputError`` when its own encoder
        cannot be had.
        """
        if self.on:
            message = "The show is being recorded already."
            raise EngineError(message)
        if self._output is not None:
            self.stop()
        escrow = self._escrow()
        if len(escrow) > MOST_ESCROW:
            message = f"A recording is in escrow with {MOST_ESCROW} keys at most; name fewer."
            raise EngineError(message)
        rendition = self._encode.begin()
        plan = RecordingPlan(self._folder, self._show, self._segment, self._key, escrow)
        self._segment += 1
        output = RecorderOutput(
            plan=plan,
            headers=rendition.headers,
            clock=self._clock,
            on_status=self._hearer(len(self._all)),
            began=self._began,
        )
        self._output = output
        self._all.append(output)
        self._desk.ask(lambda: rendition.fan_out.add(output))
        self._rendition = rendition

    def stop(self) -> None:
        """Close the recording. Raises :class:`EngineError` when there is none."""
        output = self._output
        if output is None:
            message = "Nothing is being recorded."
            raise EngineError(message)
        self._output = None
        rendition, at_ns = self._rendition, self._clock.now_ns()
        self._desk.ask(lambda: self._close(output, rendition, at_ns))

    def close(self) -> None:
        """Close the recording if there is one, and end."""
        if self._output is not None:
            self.stop()
        self._desk.stop(_CLOSE_S)

    def _hearer(self, n: int) -> Callable[[OutputStatus], None]:
        def heard(status: OutputStatus) -> None:
            path = self._all[n].path
            self._post(RecordingNews(status, str(path) if path is not None else ""))

        return heard

    def _close(self, output: RecorderOutput, rendition: Rendition | None, at_ns: int) -> None:
        if rendition is None:
            return
        try:
            rendition.fan_out.remove(output, at_ns)
        except StudioError as error:
            self._post(RecordingNews(OutputStatus(OutputState.FAILED, str(error), at_ns), ""))
        self._encode.end(rendition)
