"""The file beside the recording: kept, cut off, sealed, and true over a real connection."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mixer.clock import NS_PER_S, MonotonicClock
from studio.output.ingest import Destination, IngestOutput, verifying_context
from studio.output.ledger import (
    LEDGER_SUFFIX,
    Confirmed,
    Ledger,
    LedgerError,
    LedgerOpened,
    LiveBegan,
    LiveEnded,
    read_ledger,
)
from studio.output.record_format import RecordWriter, WrongKeyError
from studio.secrets import RecordKey, Secret
from tests.judge.flv_tags import read_tags
from tests.parts.pki import Authority
from tests.parts.programme import Programme
from tests.parts.receiver import receiving
from tests.waiting import wait_until

ROOT = Path(__file__).resolve().parents[4]
KEY = RecordKey.generate(protected=True)
OPENED = LedgerOpened(session="5e55", show="Results", at_ns=NS_PER_S, utc_ns=10**18, resumed=False)
LABEL = "rtmps://here/live"


def find(_key_id: str) -> RecordKey:
    return KEY


def test_it_begins_with_the_first_recording_and_forgets_nothing_before(tmp_path: Path) -> None:
    ledger = Ledger(opened=OPENED, key=KEY, clock=MonotonicClock())
    ledger.live_began(LABEL, 5)
    assert not list(tmp_path.iterdir())
    ledger.recording_began(tmp_path / "show_01.vsrec", 7)
    ledger.recording_began(tmp_path / "show_02.vsrec", 70)
    ledger.live_ended(LABEL, 90)
    ledger.close()
    read = read_ledger(tmp_path / f"show_01{LEDGER_SUFFIX}", find)
    assert read.opened == OPENED
    assert [(each.name, each.origin_ns) for each in read.recordings] == [
        ("show_01.vsrec", 7), ("show_02.vsrec", 70),
    ]  # fmt: skip
    assert read.live == (
        LiveBegan(destination=LABEL, at_ns=5), LiveEnded(destination=LABEL, at_ns=90),
    )  # fmt: skip
    assert read.utc_ns(NS_PER_S + 5) == 10**18 + 5


@pytest.mark.promise(7)
def test_without_the_key_it_says_nothing(tmp_path: Path) -> None:
    ledger = Ledger(opened=OPENED, key=KEY, clock=MonotonicClock())
    ledger.recording_began(tmp_path / "show_01.vsrec", 7)
    ledger.close()
    path = tmp_path / f"show_01{LEDGER_SUFFIX}"
    assert b"Results" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongKeyError):
        read_ledger(path, lambda _: RecordKey.generate(protected=True))


_WRITE_FOR_EVER = """
import sys, pathlib
from mixer.clock import MonotonicClock
from studio.output.ledger import Ledger
from studio.secrets import RecordKey, Secret
from tests.studio.output.ledger.test_ledger import OPENED
key = RecordKey.from_text(Secret(sys.stdin.readline()), "test", protected=True)
ledger = Ledger(opened=OPENED, key=key, clock=MonotonicClock())
ledger.recording_began(pathlib.Path(sys.argv[1]), 7)
n = 0
while True:
    ledger.live_began("a", n)
    n += 1
    if n % 1000 == 0:
        ledger._clock.sleep_until(ledger._clock.now_ns() + 20_000_000)
        print(n, flush=True)
"""


def test_a_kill_and_a_torn_tail_leave_what_was_written(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITE_FOR_EVER, str(tmp_path / "show_01.vsrec")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin:
        process.stdin.write(KEY.key.reveal().encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        path = tmp_path / f"show_01{LEDGER_SUFFIX}"
        wait_until(lambda: len(read_ledger(path, find).live) > 100, 20, "a hundred entries")
        process.send_signal(signal.SIGKILL)
    read = read_ledger(path, find)
    assert len(read.live) > 100
    os.truncate(path, path.stat().st_size - 3)
    torn = read_ledger(path, find)
    assert read.live[: len(torn.live)] == torn.live
    assert len(torn.live) >= len(read.live) - 1


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / f"x{LEDGER_SUFFIX}"
    with pytest.raises(LedgerError, match="check the path"):
        read_ledger(path, find)
    writer = RecordWriter.create(path, KEY)
    writer.write(b"\0\1\2")
    writer.finish()
    writer.close()
    with pytest.raises(LedgerError, match="no ledger"):
        read_ledger(path, find)


def _published(
    tmp_path: Path, authority: Authority, meanwhile: Callable[[Programme], None]
) -> tuple[list[Confirmed], Programme, list[Path]]:
    with (
        receiving(tmp_path / "ingest", certificate=authority.valid()) as receiver,
        Programme(bitrate_bps=3_000_000, noise=60) as programme,
    ):
        ledger = Ledger(opened=OPENED, key=KEY, clock=programme.clock)
        ledger.recording_began(tmp_path / "show_01.vsrec", 0)
        output = IngestOutput(
            destination=Destination.parse(f"rtmps://localhost:{receiver.port}/live"),
            key=Secret("key"),
            tls=verifying_context(authority.ca_file),
            gate=lambda _host, _port, _purpose: None,
            clock=programme.clock,
            headers=programme.headers,
            epoch_ns=programme.clock.now_ns(),
            on_status=lambda _status: None,
            request_key_frame=programme.request_key_frame,
            ledger=ledger,
        )
        programme.fanout.add(output)
        meanwhile(programme)
        programme.fanout.remove(output, programme.clock.now_ns())
        ledger.close()
        receiver.wait_for_end()
        files = receiver.files()
    read = read_ledger(tmp_path / f"show_01{LEDGER_SUFFIX}", find)
    return list(read.confirmed), programme, files


def test_over_a_real_connection_it_has_what_the_ingest_stored(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    authority = Authority(tmp_path_factory.mktemp("pki"))

    def send(programme: Programme) -> None:
        wait_until(lambda: len(programme.pictures()) > 60, 20, "two seconds are encoded")

    confirmed, programme, (stored,) = _published(tmp_path, authority, send)
    pictures = [entry for entry in confirmed if entry.kind == "video"]
    acknowledged = [entry for entry in pictures if entry.how == "acknowledged"]
    assert acknowledged, "the receiver acknowledges while it receives"
    numbers = [n for entry in pictures for n in range(entry.first, entry.last + 1)]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    kept = sum(tag.kind == "v" and tag.holds_media for tag in read_tags(stored))
    if pictures[-1].how == "delivered":
        assert len(numbers) == kept
    else:
        # A busy machine took longer to read the rest than an orderly end waits.
        assert len(numbers) < kept
    assert len(programme.pictures()) >= len(numbers)
