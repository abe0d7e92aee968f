"""A recorder that is fed by hand, and what is in the files that it made."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import av

from mixer.clock import NS_PER_S, MonotonicClock
from studio.output.chapters import Chapter, read_chapters
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.output.recording_check import RecordingState, check_recording, open_recording
from studio.secrets import RecordKey
from tests.studio.output.flash_and_beep import ORIGIN_NS, Programme
from tests.waiting import wait_until

KEY = RecordKey.generate(protected=True)


def find(_key_id: str) -> RecordKey:
    return KEY


@dataclass(frozen=True)
class Recorded:
    """One packet in a file, in its order; ``digest`` is of the bytes that the encoder made."""

    kind: StreamKind
    track: int
    at_s: float
    is_key: bool
    digest: bytes


@dataclass
class Trial:
    """*plan* says what is to be tried; folders and key are the trial's."""

    shown: Programme
    plan: RecordingPlan
    statuses: list[OutputStatus] = field(default_factory=list)
    began: list[tuple[str, int, int]] = field(default_factory=list)
    asked_for_keys: int = 0

    def __post_init__(self) -> None:
        self.output = RecorderOutput(
            plan=self.plan,
            headers=self.shown.headers,
            clock=MonotonicClock(),
            on_status=self.statuses.append,
            began=lambda path, at_ns, from_ns: self.began.append((path.name, at_ns, from_ns)),
            request_key_frame=self._count_asked,
        )

    def _count_asked(self) -> None:
        self.asked_for_keys += 1

    def feed(self, packets: Iterable[EncodedPacket]) -> None:
        for packet in packets:
            self.output.put(packet)

    def settle(self) -> None:
        """Return once all that was put has been written or is held by the muxer."""
        wait_until(lambda: not len(self.output._queue), 10, "the recorder took all")

    def finish(self) -> list[Path]:
        self.output._queue.close()
        self.output.stop(1 << 62)
        return list(self.output.paths)

    @property
    def states(self) -> list[OutputState]:
        return [status.state for status in self.statuses]


def plan_in(folder: Path, **wishes: object) -> RecordingPlan:
    # What has to be left on a disk is another test's.
    plan = RecordingPlan(folder, "Trial", 1, KEY, least_free_bytes=0)
    return replace(plan, **wishes)  # type: ignore[arg-type]  # its own fields


def packets_of(path: Path, state: RecordingState = RecordingState.WHOLE) -> list[Recorded]:
    """Return what is in the file at *path*, which is *state*."""
    check = check_recording(path, find)
    assert check.state is state
    found = []
    with (
        open_recording(path, find, check.unreadable) as reader,
        av.open(reader, "r", format="mp4") as container,
    ):
        sounds = [stream.index for stream in container.streams.audio]
        for packet in container.demux():
            if packet.pts is None or packet.time_base is None:
                continue
            is_sound = packet.stream.type == "audio"
            found.append(
                Recorded(
                    StreamKind.AUDIO if is_sound else StreamKind.VIDEO,
                    sounds.index(packet.stream.index) if is_sound else 0,
                    float(packet.pts * Fraction(packet.time_base)),
                    packet.is_keyframe,
                    hashlib.sha256(bytes(packet)).digest(),
                )
            )
    return found


def chapters_of(path: Path) -> tuple[Chapter, ...]:
    with open_recording(path, find, frozenset()) as reader:
        return read_chapters(reader)


def digests(packets: Iterable[Recorded], kind: StreamKind) -> list[bytes]:
    return [packet.digest for packet in packets if packet.kind is kind]


def expected(shown: Iterable[EncodedPacket], kind: StreamKind) -> list[bytes]:
    """Return what a file has of *shown*: its sound from the first picture on."""
    return [
        hashlib.sha256(_as_in_mp4(packet)).digest()
        for packet in shown
        if packet.kind is kind and packet.pts_ns >= ORIGIN_NS
    ]


def lacking(shown: list[bytes], recorded: list[bytes]) -> int:
    """Return how many of *shown* are in no file."""
    return sum((Counter(shown) - Counter(recorded)).values())


def seconds(value: float) -> int:
    return ORIGIN_NS + int(value * NS_PER_S)


def _as_in_mp4(packet: EncodedPacket) -> bytes:
    """Return the bytes as an MP4 has them: each unit behind its length, not behind a start code."""
    data = bytes(packet.payload)
    if packet.kind is StreamKind.AUDIO:
        return data
    data = data.replace(b"\0\0\0\1", b"\0\0\1")
    units = [unit for unit in data.split(b"\0\0\1") if unit]
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in units)
