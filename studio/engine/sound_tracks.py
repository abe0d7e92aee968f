"""Sound of sources and buses, encoded for a recording: further tracks, or a source's own file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mixer.audio_mix import AudioMix
from mixer.clock import Clock
from mixer.handoff import Guard
from mixer.media import AudioBlock
from studio.output.encoder import AAC, LOSSLESS, AudioEncoding, SoundSpec
from studio.output.packet import EncodedPacket, SoundTrack
from studio.output.tap import Tap

PutPacket = Callable[[EncodedPacket], None]


@dataclass(frozen=True, slots=True)
class Sounding:
    """Whose sound a track holds: a source's, or a bus's."""

    name: str
    is_bus: bool = False


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
        self._taps: dict[Sounding, Tap[AudioBlock]] = {}
        self._takers: dict[Sounding, int] = {}

    def prepare(
        self, wanted: Sequence[tuple[Sounding, str]], *, first_track: int
    ) -> "RunningTracks":
        """Return a track, and its label, for each that is *wanted*, numbered from *first_track* on.

        Raises ``OutputError`` when there is no encoder.
        """
        return RunningTracks(self, self._clock, self._failed, wanted, first_track, AAC)

    def prepare_alone(self, wanted: Sequence[tuple[Sounding, str]]) -> "RunningTracks":
        """Return the like for a file without the programme: nothing is lost of it.

        Raises ``OutputError`` when there is no encoder.
        """
        return RunningTracks(self, self._clock, self._failed, wanted, 0, LOSSLESS)

    def add(self, sounding: Sounding, take: Callable[[AudioBlock], object]) -> None:
        """Hand the sound of a source or a bus to *take*, too."""
        with self._changing:
            self._taps.setdefault(sounding, Tap()).add(take)
            self._takers[sounding] = self._takers.get(sounding, 0) + 1
            self._show()

    def remove(self, sounding: Sounding, take: Callable[[AudioBlock], object]) -> None:
        """Hand it no more to *take*."""
        with self._changing:
            self._taps[sounding].remove(take)
            self._takers[sounding] -= 1
            if not self._takers[sounding]:
                del self._taps[sounding], self._takers[sounding]
            self._show()

    def _show(self) -> None:
        mix = self._mix()
        if mix is not None:
            taps = self._taps.items()
            mix.tap({each.name: tap for each, tap in taps if not each.is_bus})
            mix.buses.tap({each.name: tap for each, tap in taps if each.is_bus})


class RunningTracks:
    """Tracks of one recording: an encode each. Their owner's thread."""

    def __init__(
        self,
        tracks: SoundTracks,
        clock: Clock,
        failed: Callable[[BaseException], None],
        wanted: Sequence[tuple[Sounding, str]],
        first_track: int,
        spec: SoundSpec,
    ) -> None:
        self._tracks = tracks
        self._put: PutPacket | None = None
        self._encodings = {
            each: AudioEncoding(
                clock=clock, deliver=self._deliverer(number), spec=spec, failed=failed
            )
            for number, (each, _) in enumerate(wanted, first_track)
        }
        self.headers = tuple(
            SoundTrack(label, self._encodings[each].header) for each, label in wanted
        )
        """What a file must know of them, in their order."""

    def start(self, put: PutPacket) -> None:
        """Encode from the next block on; *put* is called on the encoders' threads."""
        self._put = put
        for sounding, encoding in self._encodings.items():
            encoding.start()
            self._tracks.add(sounding, encoding.put)

    def stop(self) -> None:
        """Encode no more, and join."""
        for sounding, encoding in self._encodings.items():
            if self._put is not None:
                self._tracks.remove(sounding, encoding.put)
            encoding.stop()
        self._put = None

    def _deliverer(self, number: int) -> PutPacket:
        def deliver(packet: EncodedPacket) -> None:
            put = self._put
            if put is not None:
                put(replace(packet, track=number) if number else packet)

        return deliver
