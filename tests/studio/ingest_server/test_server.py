import os
import socket
import ssl
from pathlib import Path

import pytest

from mixer.clock import MonotonicClock
from studio.ingest_server import IngestServer, IngestServerError, Listener, Tampering
from studio.ingest_server.events import Trouble
from studio.ingest_server.flv_store import FlvStore
from studio.output.ingest.errors import PublishRefusedError
from studio.output.rtmp import MessageType, TagReader
from tests.parts.hurried_clock import HurriedClock
from tests.parts.pki import Authority
from tests.parts.receiver import receiving, server_tls
from tests.waiting import wait_until

from .rtmp_client import SmallPublisher, arrivals_of

KEY_PICTURE, PICTURE, SOUND = b"\x17\x01\x00\x00\x00x", b"\x27\x01\x00\x00\x00x", b"\xaf\x01x"


def _tags(path: Path) -> list[tuple[int, int]]:
    read = TagReader(stream_id=1).feed(path.read_bytes())
    return [(message.type_id, message.timestamp_ms) for message in read]


def test_each_tag_is_on_disk_as_soon_as_it_came(tmp_path: Path) -> None:
    clock = MonotonicClock()
    with receiving(tmp_path) as receiver, SmallPublisher(receiver.port) as publisher:
        publisher.connect()
        before_ns = clock.now_ns()
        publisher.send(MessageType.VIDEO, 40, KEY_PICTURE)
        publisher.send(MessageType.AUDIO, 45, SOUND)
        [stored] = receiver.files()
        wait_until(lambda: len(arrivals_of(stored)) == 2, 5, "two arrivals")
        assert _tags(stored) == [(9, 40), (8, 45)]
        rows = arrivals_of(stored)
        assert [row[:3] for row in rows] == [["0", "v", "40"], ["1", "a", "45"]]
        assert all(before_ns <= int(row[3]) <= clock.now_ns() for row in rows)


def test_a_second_publisher_of_a_name_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with receiving(tmp_path) as receiver:
        with SmallPublisher(receiver.port) as first, SmallPublisher(receiver.port) as second:
            first.connect()
            with pytest.raises(PublishRefusedError) as refused:
                second.connect()
            assert refused.value.code == "NetStream.Publish.BadName"
            with SmallPublisher(receiver.port, "another") as other:
                other.connect()
            first.finish()
        receiver.wait_for_end(2)
        with SmallPublisher(receiver.port) as third:
            third.connect()
        receiver.wait_for_end(3)
    assert len(set(receiver.files())) == 3


def test_a_publisher_that_falls_silent_frees_its_name(tmp_path: Path) -> None:
    with (
        receiving(tmp_path, clock=HurriedClock()) as receiver,
        SmallPublisher(receiver.port) as publisher,
    ):
        publisher.connect()
        receiver.wait_for_end()


def test_stopping_the_receiver_ends_its_streams(tmp_path: Path) -> None:
    with receiving(tmp_path) as receiver, SmallPublisher(receiver.port) as publisher:
        publisher.connect()
    assert len(receiver.wait_for_end()) == 1


@pytest.mark.parametrize(
    "garbage",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x03" + bytes(3072) + b"\xff" * 200,
        b"\x03" + bytes(3072) + b"\x04" + bytes(3) + b"\xff\xff\xff\x09" + bytes(4),
        b"\x03"
        + bytes(3072)
        + b"\x03"
        + bytes(3)
        + b"\x00\x00\x03\x14"
        + bytes(4)
        + b"\x02\xff\xff",
    ],
    ids=["another protocol", "no chunks", "a huge message", "a torn command"],
)
def test_a_client_that_talks_nonsense_is_cut_off_and_the_rest_go_on(
    tmp_path: Path, garbage: bytes
) -> None:
    with receiving(tmp_path) as receiver, SmallPublisher(receiver.port) as publisher:
        publisher.connect()
        with socket.create_connection(("127.0.0.1", receiver.port), timeout=10) as other:
            other.sendall(garbage)
            while other.recv(65536):
                pass
        publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
        [stored] = receiver.files()
        wait_until(lambda: _tags(stored), 5, "the picture")


def test_more_clients_than_it_serves_are_turned_away(tmp_path: Path) -> None:
    with receiving(tmp_path) as receiver:
        crowd = [socket.create_connection(("127.0.0.1", receiver.port), 10) for _ in range(20)]
        turned_away = 0
        for one in crowd[16:]:
            turned_away += one.recv(1) == b""
        for one in crowd:
            one.close()
        assert turned_away == 4


def test_tampering_throws_away_the_pictures_and_delays_the_sound(tmp_path: Path) -> None:
    tampering = Tampering(discard=range(2, 4), sound_delay_ms=80)
    with (
        receiving(tmp_path, tampering=tampering) as receiver,
        SmallPublisher(receiver.port) as publisher,
    ):
        publisher.connect()
        publisher.send(MessageType.VIDEO, 0, b"\x17\x00\x00\x00\x00header")
        for number in range(6):
            publisher.send(MessageType.VIDEO, number * 40, PICTURE)
        publisher.send(MessageType.AUDIO, 100, SOUND)
        publisher.finish()
        [ended] = receiver.wait_for_end()
        assert ended.pictures == 4
        times = [time for kind, time in _tags(Path(ended.file)) if kind == 9]
        assert times == [0, 0, 40, 160, 200]
        assert (8, 180) in _tags(Path(ended.file))


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "stored"
    in_the_way.write_text("")
    with receiving(in_the_way) as receiver, SmallPublisher(receiver.port) as publisher:
        with pytest.raises(PublishRefusedError):
            publisher.connect()
        [trouble] = receiver.events
        assert isinstance(trouble, Trouble)
        assert "takes no file" in trouble.text


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has the always full device")  # noqa: PTH110 - evaluated at collection
def test_a_full_disk_ends_the_stream_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = FlvStore.write

    def onto_a_full_disk(store: FlvStore, *args: object) -> None:
        full = open("/dev/full", "wb", buffering=0)  # noqa: SIM115, PTH123 - the store closes it
        store._flv = store._files.enter_context(full)
        write(store, *args)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(FlvStore, "write", onto_a_full_disk)
    with receiving(tmp_path) as receiver, SmallPublisher(receiver.port) as publisher:
        publisher.connect()
        publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
        receiver.wait_for_end()
        [trouble] = [event for event in receiver.events if isinstance(event, Trouble)]
        assert "No space left" in trouble.text


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with (
        receiving(tmp_path) as receiver,
        pytest.raises(IngestServerError, match="choose another"),
    ):
        IngestServer(
            listeners=[Listener("127.0.0.1", receiver.port)],
            folder=tmp_path,
            clock=MonotonicClock(),
            on_event=lambda _event: None,
        )


@pytest.mark.promise(4)
def test_old_tls_is_not_spoken(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with receiving(tmp_path / "stored", certificate=authority.valid()) as receiver:
        old = ssl.create_default_context(cafile=str(authority.ca_file))
        old.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            old.minimum_version = ssl.TLSVersion.TLSv1
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        with (
            socket.create_connection(("127.0.0.1", receiver.port), 10) as plain,
            pytest.raises(ssl.SSLError),
        ):
            old.wrap_socket(plain, server_hostname="localhost")


@pytest.mark.promise(4)
def test_a_context_that_would_speak_old_tls_is_refused(tmp_path: Path) -> None:
    context = server_tls(Authority(tmp_path).valid())
    assert context is not None
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(IngestServerError, match=r"1\.2"):
        IngestServer(
            listeners=[Listener("127.0.0.1", 0, context)],
            folder=tmp_path,
            clock=MonotonicClock(),
            on_event=lambda _event: None,
        )
