"""A media file's sound, decoded ahead of time on a thread of its own."""

import threading

from av.audio.frame import AudioFrame

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.media import SAMPLE_RATE
from mixer.sample_store import SampleStore, sample_index

from .conform import AudioConformer
from .errors import MediaError
from .file_reading import FileFacts, decoded, open_media
from .rounds import Rounds
from .source import HealthBoard, Status

_WAIT_S = 0.02
_PIECE = SAMPLE_RATE // 20
_GAP = SAMPLE_RATE // 50
"""Times nearer than 20 ms to where the sound goes on by itself are a codec's rounding."""
_OVERTAKEN_NS = 300 * NS_PER_MS
"""Sound of so long ago that nobody asks for it any more; it is written over."""


class SoundReader:
    """Plays the sound of a file, round after round, each sample at its place on the clock."""

    def __init__(
        self,
        *,
        facts: FileFacts,
        rounds: Rounds,
        board: HealthBoard,
        store: SampleStore,
        clock: Clock,
        base_ns: int,
    ) -> None:
        self._facts = facts
        self._rounds = rounds
        self._board = board
        self._store = store
        self._clock = clock
        self._base_ns = base_ns

    def run(self, stop: threading.Event) -> None:
        """Play until stopped, or to the end where the file does not repeat."""
        try:
            while (lasted_ns := self._play_round(stop)) is not None:
                self._rounds.sound_lasts(lasted_ns)
                length_ns = self._rounds.wait_for_length(stop)
                if length_ns is None:
                    return
                self._base_ns += length_ns
                if not self._rounds.repeat:
                    self._end(stop)
                    return
                self._store.cut(sample_index(self._base_ns))
        except StudioError as error:
            self._rounds.sound_lasts(0)
            status = self._board.health.status if self._facts.has_video else Status.FAILED
            self._board.show(status, str(error))

    def _play_round(self, stop: threading.Event) -> int | None:
        """Play once; return how long the sound lasts, None when asked to stop."""
        conformer = AudioConformer()
        place: int | None = None
        with open_media(self._facts.path) as container:
            stream = container.streams.best("audio")
            if stream is None:
                raise _undecodable(self._facts)
            for frame in decoded(container, stream):
                if not isinstance(frame, AudioFrame):
                    continue
                due = self._due(frame, place)
                if place is None or abs(due - place) > _GAP:
                    place = due
                place = self._write(place, conformer, frame, stop)
                if place is None:
                    return None
        if place is None:
            raise _undecodable(self._facts)
        place = self._write(place, conformer, None, stop)
        if place is None:
            return None
        lasted_ns = place * NS_PER_S // SAMPLE_RATE - self._base_ns
        if lasted_ns <= 0:
            raise _undecodable(self._facts)
        return lasted_ns

    def _due(self, frame: AudioFrame, place: int | None) -> int:
        base = sample_index(self._base_ns)
        if frame.pts is None or frame.time_base is None:
            return base if place is None else place
        in_file_ns = int(frame.pts * frame.time_base * NS_PER_S) - self._facts.start_ns
        length_ns = self._facts.length_ns
        if place is not None and length_ns and in_file_ns > length_ns + NS_PER_S:
            # A time that the file does not have: damage. Waiting for it would be silence.
            return place
        return sample_index(self._base_ns + in_file_ns)

    def _write(
        self,
        index: int,
        conformer: AudioConformer,
        frame: AudioFrame | None,
        stop: threading.Event,
    ) -> int | None:
        """Store what *frame* adds at *index*; return where it ends, None when asked to stop."""
        samples = conformer.conform(frame)
        for start in range(0, len(samples), _PIECE):
            piece = samples[start : start + _PIECE]
            end = index + start + len(piece)
            while not self._store.fits(end) and not self._is_over(end - self._store.capacity):
                if stop.wait(_WAIT_S):
                    return None
            self._store.write(index + start, piece)
        if len(samples) and not self._facts.has_video:
            self._board.show(Status.LIVE)
        return None if stop.is_set() else index + len(samples)

    def _is_over(self, index: int) -> bool:
        return index < sample_index(self._clock.now_ns() - _OVERTAKEN_NS)

    def _end(self, stop: threading.Event) -> None:
        if self._facts.has_video:
            return
        while self._clock.now_ns() < self._base_ns:
            if stop.wait(_WAIT_S):
                return
        self._board.show(Status.ENDED, f"{self._facts.path.name} has played to its end.")


def _undecodable(facts: FileFacts) -> MediaError:
    return MediaError(f"The sound of {facts.path} cannot be decoded; convert it to AAC in MP4.")
