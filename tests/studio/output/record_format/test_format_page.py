"""docs/recording-format.md is enough to read what the studio writes."""

import ast
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from studio.library.playback.film import Seen, open_film
from studio.output.record_format import repair
from studio.secrets import EscrowPrivateKey, RecordKey, Secret
from tests.parts.recordings import SECONDS, record

from . import independent_reader
from .sealing import KEY, PIECES, PLAIN, plain_of, sealed, starts

RAW_KEY = bytes.fromhex(KEY.key.reveal())


def test_the_independent_reader_is_short_and_uses_nothing_of_the_studios() -> None:
    text = Path(independent_reader.__file__).read_text("utf-8")
    assert len(text.splitlines()) <= 60
    used: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            used |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            used.add((node.module or "").partition(".")[0])
    assert used <= sys.stdlib_module_names | {"cryptography"}


def test_it_reads_a_recording_by_its_record_key(tmp_path: Path) -> None:
    data = sealed(tmp_path / "a.vsrec").read_bytes()
    assert independent_reader.read(data, RAW_KEY) == (PLAIN, True)


def test_it_reads_a_recording_in_escrow(tmp_path: Path) -> None:
    private = X25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = EscrowPrivateKey.from_pem(Secret(pem.decode()), "here").public
    key = RecordKey.generate(protected=True)
    data = sealed(tmp_path / "a.vsrec", key=key, escrow=[public]).read_bytes()
    assert independent_reader.read(data, pem) == (PLAIN, True)
    assert independent_reader.read(data, bytes.fromhex(key.key.reveal())) == (PLAIN, True)


def test_it_reads_what_was_repaired(tmp_path: Path) -> None:
    path = sealed(tmp_path / "a.vsrec", finish=False)
    with path.open("ab") as file:
        file.write(b"\0\0\1torn")
    repair(path, lambda _: KEY)
    assert independent_reader.read(path.read_bytes(), RAW_KEY) == (b"".join(PIECES), False)


def test_it_reads_what_was_cut_off_and_never_repaired(tmp_path: Path) -> None:
    whole = sealed(tmp_path / "a.vsrec", finish=False).read_bytes()
    begins = starts(PIECES)
    for length in (*begins[:-1], begins[2] + 7, begins[3] + 30, len(whole)):
        records = sum(begin <= length for begin in begins) - 1
        told = independent_reader.read(whole[:length], RAW_KEY)
        assert told == (plain_of(PIECES, records), False)


@pytest.mark.parametrize("cut_bytes", [0, 30_000])
def test_ffmpeg_finds_every_picture_of_a_recording_in_what_it_reads(
    tmp_path: Path, cut_bytes: int
) -> None:
    path = record(tmp_path, KEY)
    data = path.read_bytes()
    # As an engine leaves it that is killed: nobody has repaired it.
    path.write_bytes(data[: len(data) - cut_bytes])
    plain, closed = independent_reader.read(path.read_bytes(), RAW_KEY)
    assert closed is not bool(cut_bytes)
    film = tmp_path / "film.mp4"
    film.write_bytes(plain)
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(film), "-map", "0:v"]
    command += ["-f", "framehash", "-hash", "sha256", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert not done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    with open_film(path, lambda _: KEY) as shown:
        shown.seek(0)
        expected = [
            hashlib.sha256(item.frame.to_ndarray().tobytes()).hexdigest()
            for item in iter(shown.next, None)
            if isinstance(item, Seen)
        ]
    assert [line.rpartition(",")[2].strip() for line in lines] == expected
    assert len(expected) == SECONDS * 30 if closed else 30 <= len(expected) < SECONDS * 30
