"""Recordings made faster than they play."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from studio.output.muxing import open_muxer
from studio.output.packet import EncodedPacket, StreamHeaders, StreamKind
from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey

_OPTIONS: Final = {
    "movflags": "empty_moov+default_base_moof",
    "frag_duration": "500000",
    "flush_packets": "1",
    "max_interleave_delta": "500000",
}


def write_recording(
    path: Path, key: RecordKey, headers: StreamHeaders, packets: Iterable[EncodedPacket]
) -> None:
    """Write *packets* as a recorder does, each fragment a record, and close it in order."""
    writer = RecordWriter.create(path, key)
    container = open_muxer(writer, "mp4", _OPTIONS)
    streams = {
        StreamKind.VIDEO: headers.video.add_to(container),
        StreamKind.AUDIO: headers.audio.add_to(container),
    }
    origin_ns: int | None = None
    for packet in packets:
        if origin_ns is None and (packet.kind is StreamKind.AUDIO or not packet.is_key):
            continue
        origin_ns = packet.pts_ns if origin_ns is None else origin_ns
        if packet.pts_ns >= origin_ns:
            container.mux_one(packet.for_mux(streams[packet.kind], origin_ns))
            writer.commit()
    container.close()
    writer.finish()
    writer.close()


def again_and_again(
    packets: tuple[EncodedPacket, ...], period_ns: int, length_ns: int
) -> Iterator[EncodedPacket]:
    """Yield *packets*, which last *period_ns*, over and over until *length_ns* are full."""
    for shift_ns in range(0, length_ns, period_ns):
        for packet in packets:
            yield replace(packet, pts_ns=packet.pts_ns + shift_ns, dts_ns=packet.dts_ns + shift_ns)
