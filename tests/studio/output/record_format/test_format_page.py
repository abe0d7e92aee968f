"""docs/recording-format.md is enough to read what the studio writes."""

import ast
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from studio.output.record_format import repair
from studio.secrets import EscrowPrivateKey, RecordKey, Secret

from . import independent_reader
from .sealing import KEY, PIECES, PLAIN, sealed

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
