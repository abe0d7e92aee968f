"""Media read and written without a codec, beside what libav says of the same files."""

import contextlib
import io
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.archive import (
    ArchiveError,
    Entry,
    Kind,
    Manifest,
    digest_of,
    fragment_bytes,
    media_samples,
    read_fragments,
    read_init,
)
from studio.output.muxing import open_muxer
from studio.output.packet import StreamKind
from tests.parts.clip import encode_clip

_HEADERS, _PACKETS = encode_clip(45, key_at=frozenset({20}))
_MP4 = {"movflags": "empty_moov+default_base_moof", "frag_duration": "500000"}


def _muxed(container_format: str, options: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with open_muxer(file, container_format, options) as container:
        streams = {
            StreamKind.VIDEO: _HEADERS.video.add_to(container),
            StreamKind.AUDIO: _HEADERS.audio.add_to(container),
        }
        origin_ns = next(p.pts_ns for p in _PACKETS if p.kind is StreamKind.VIDEO)
        for packet in _PACKETS:
            if packet.pts_ns >= origin_ns:
                container.mux_one(packet.for_mux(streams[packet.kind], origin_ns))
    return file.getvalue()


MP4 = _muxed("mp4", _MP4)
FLV = _muxed("flv", {})


def _as_av_has_it(data: bytes) -> list[tuple[Kind, int, bool, bytes]]:
    found = []
    with av.open(io.BytesIO(data), "r") as container:
        for packet in container.demux():
            if packet.dts is None or packet.time_base is None:
                continue
            kind = Kind.VIDEO if packet.stream.type == "video" else Kind.AUDIO
            at_ms = round(packet.dts * packet.time_base * 1000)
            found.append((kind, at_ms, bool(packet.is_keyframe), bytes(packet)))
    return sorted(found, key=lambda each: (each[0], each[1]))


def _as_we_have_it(data: bytes) -> list[tuple[Kind, int, bool, bytes]]:
    return sorted(
        (
            (s.kind, round(s.dts_ns / 1e6), s.is_key, data[s.offset : s.offset + s.size])
            for s in media_samples(io.BytesIO(data))
        ),
        key=lambda each: (each[0], each[1]),
    )


@pytest.mark.parametrize("data", [MP4, FLV], ids=["mp4", "flv"])
def test_samples_are_those_that_libav_finds(data: bytes) -> None:
    assert _as_we_have_it(data) == _as_av_has_it(data)
    assert len([s for s in _as_we_have_it(data) if s[0] is Kind.VIDEO]) == 45


def test_a_picture_is_the_same_bytes_in_both() -> None:
    pictures = [
        {digest_of(each[3]) for each in _as_we_have_it(data) if each[0] is Kind.VIDEO}
        for data in (MP4, FLV)
    ]
    assert pictures[0] == pictures[1]


@settings(deadline=None)
@given(cut=st.integers(1, len(MP4) - 1))
def test_a_file_that_was_cut_off_anywhere_gives_whole_samples_alone(cut: int) -> None:
    whole = _as_we_have_it(MP4)
    try:
        found = _as_we_have_it(MP4[:cut])
    except ArchiveError:
        found = []
    assert set(found) <= set(whole)
    assert set(_as_we_have_it(FLV[: max(13, cut % len(FLV))])) <= set(_as_we_have_it(FLV))


@settings(deadline=None)
@given(data=st.data())
def test_damage_raises_an_archives_error_or_nothing(data: st.DataObject) -> None:
    source = bytearray(data.draw(st.sampled_from([MP4, FLV])))
    for place in data.draw(st.lists(st.integers(0, min(2000, len(source) - 1)), max_size=6)):
        source[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ArchiveError):
        list(media_samples(io.BytesIO(bytes(source))))


def _entries(data: bytes) -> list[tuple[Entry, bytes]]:
    found = []
    for s in media_samples(io.BytesIO(data)):
        part = data[s.offset : s.offset + s.size]
        entry = Entry(s.kind, s.is_key, s.dts_ns, s.cts_ns, s.duration_ns, s.size, digest_of(part))
        found.append((entry, part))
    return sorted(found, key=lambda each: each[0].dts_ns)


def test_what_is_written_anew_is_read_and_decoded_as_it_was(tmp_path: Path) -> None:
    init = read_init(io.BytesIO(MP4))
    entries = _entries(MP4)
    written = (
        init.data
        + fragment_bytes(1, init, entries[:40], {})
        + fragment_bytes(2, init, entries[40:], {})
    )
    assert len(list(read_fragments(io.BytesIO(written), init))) == 2
    assert _as_we_have_it(written) == _as_we_have_it(MP4)
    path = tmp_path / "written.mp4"
    path.write_bytes(written)
    with av.open(path) as container:
        assert sum(1 for _ in container.decode(video=0)) == 45
    with av.open(path) as container:
        assert sum(1 for _ in container.decode(audio=0)) > 0


@settings(deadline=None)
@given(
    entries=st.lists(
        st.builds(
            Entry,
            st.sampled_from(Kind),
            st.booleans(),
            st.integers(0, 1 << 50),
            st.integers(-(1 << 30), 1 << 30),
            st.integers(0, (1 << 32) - 1),
            st.integers(0, (1 << 32) - 1),
            st.binary(min_size=16, max_size=16),
        )
    ),
    show=st.text(),
)
def test_a_manifest_comes_back_as_it_was(entries: list[Entry], show: str) -> None:
    manifest = Manifest("5e55", show, 7, b"init", tuple(entries))
    assert Manifest.parse(manifest.packed()) == manifest


@settings(deadline=None)
@given(data=st.binary())
def test_what_is_no_manifest_is_told(data: bytes) -> None:
    for text in (data, b"VSMANIF1" + data):
        with pytest.raises(ArchiveError, match="manifest"):
            Manifest.parse(text)
