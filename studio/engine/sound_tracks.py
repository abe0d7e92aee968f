"""Single sources' sound, encoded for a recording: further tracks, or a source's own file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from mixer.audio_mix import AudioMix
from mixer.clock import Clock
from mixer.handoff import Guard
from mixer.media import AudioBlock
from studio.output.encoder import AudioEncoding
from studio.output.packet import EncodedPacket, SoundTrack
from studio.output.tap import Tap

PutPacket = Callable[[EncodedPacket], None]


class SoundTracks:
    """Begins tracks while the show runs. Any thread."""

    def __init__(
        self,
        *,
        mix: Callable[[], AudioMix | None],
        clock: Clock,
        failed: Callable[[BaseException], None],
    ) -> None:
        self._mix = mix
        self._clock = clock
        self._failed = failed
        self._changing = Guard()
        self._taps: dict[str, Tap[AudioBlock]] = {}
        self._takers: dict[str, int] = {}

    def prepare(self, sources: Sequence[tuple[str, str]], *, first_track: int) -> "RunningTracks":
        """Return tracks of *sources*, by name and label, numbered from *first_track* on.

        Raises ``OutputError`` when there is no encoder.
        """
        return RunningTracks(self, self._clock, self._failed, sources, first_track)

    def add(self, name: str, take: Callable[[AudioBlock], object]) -> None:
        """Hand the sound of a source to *take*, too."""
        with self._changing:
            self._taps.setdefault(name, Tap()).add(take)
            self._takers[name] = self._takers.get(name, 0) + 1
            self._show()

    def remove(self, name: str, take: Callable[[AudioBlock], object]) -> None:
        """Hand it no more to *take*."""
        with self._changing:
            self._taps[name].remove(take)
            self._takers[name] -= 1
            if not self._takers[name]:
                del self._taps[name], self._takers[name]
            self._show()

    def _show(self) -> None:
        mix = self._mix()
        if mix is not None:
            mix.tap(self._taps)


class RunningTracks:
    """Tracks of one recording: an encode each. Their owner's thread."""

    def __init__(
        self,
        tracks: SoundTracks,
        clock: Clock,
        failed: Callable[[BaseException], None],
        sources: Sequence[tuple[str, str]],
        first_track: int,
    ) -> None:
        self._tracks = tracks
        self._put: PutPacket | None = None
        self._encodings = {
            name: AudioEncoding(clock=clock, deliver=self._deliverer(number), failed=failed)
            for number, (name, _) in enumerate(sources, first_track)
        }
        self.headers = tuple(
            SoundTrack(label, self._encodings[name].header) for name, label in sources
        )
        """What a file must know of them, in their order."""

    def start(self, put: PutPacket) -> None:
        """Encode from the next block on; *put* is called on the encoders' threads."""
        self._put = put
        for name, encoding in self._encodings.items():
            encoding.start()
            self._tracks.add(name, encoding.put)

    def stop(self) -> None:
        """Encode no more, and join."""
        for name, encoding in self._encodings.items():
            if self._put is not None:
                self._tracks.remove(name, encoding.put)
            encoding.stop()
        self._put = None

    def _deliverer(self, number: int) -> PutPacket:
        def deliver(packet: EncodedPacket) -> None:
            put = self._put
            if put is not None:
                put(replace(packet, track=number) if number else packet)

        return deliver
