import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from studio.secrets import (
    EscrowKey,
    EscrowPrivateKey,
    Passphrases,
    Secret,
    SecretError,
    escrow_key_from_file,
    escrow_private_key_from_file,
    write_new_escrow_pair,
)


def words(folder: Path, word: str) -> Passphrases:
    path = folder / "word"
    path.write_text(word)
    path.chmod(0o600)
    return Passphrases(str(path))


def test_what_is_sealed_to_the_public_half_the_private_one_opens_and_no_other() -> None:
    pair = EscrowPrivateKey.generate()
    sealed = pair.public.seal(b"a file's key", b"this file")
    assert b"a file's key" not in sealed
    assert pair.open(sealed, b"this file") == b"a file's key"
    assert pair.open(sealed, b"another file") is None
    assert pair.open(sealed[:-1], b"this file") is None
    assert pair.open(b"", b"this file") is None
    assert EscrowPrivateKey.generate().open(sealed, b"this file") is None
    # Each time it looks different.
    assert pair.public.seal(b"a file's key", b"this file") != sealed


@pytest.mark.parametrize("passphrase", [None, Secret("correct horse")])
def test_a_pair_is_written_into_two_files(tmp_path: Path, passphrase: Secret | None) -> None:
    private, public = tmp_path / "private.pem", tmp_path / "public.pem"
    key = write_new_escrow_pair(private, public, passphrase)
    assert private.stat().st_mode & 0o777 == 0o600
    assert escrow_key_from_file(public) == key
    assert ("PRIVATE KEY" in private.read_text()) == (passphrase is None)
    word = words(tmp_path, passphrase.reveal()) if passphrase else Passphrases()
    assert escrow_private_key_from_file(private, word).public == key
    assert EscrowKey.from_line(key.line, "here") == key
    with pytest.raises(SecretError, match="name a new file"):
        write_new_escrow_pair(private, tmp_path / "another.pem")
    with pytest.raises(SecretError, match="name a new file"):
        write_new_escrow_pair(tmp_path / "another.pem", public)
    assert not (tmp_path / "another.pem").exists()


def test_a_pair_of_openssls_own_will_do(tmp_path: Path) -> None:
    private, sealed, public = (tmp_path / name for name in ("a.pem", "b.pem", "c.pem"))
    for command in (
        ("genpkey", "-algorithm", "X25519", "-out", private),
        ("pkey", "-in", private, "-pubout", "-out", public),
        ("pkcs8", "-topk8", "-in", private, "-out", sealed, "-passout", "pass:correct horse"),
    ):
        subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True)
    private.chmod(0o600)
    sealed.chmod(0o600)
    key = escrow_key_from_file(public)
    assert escrow_private_key_from_file(private, Passphrases()).public == key
    assert escrow_private_key_from_file(sealed, words(tmp_path, "correct horse")).public == key
    with pytest.raises(SecretError, match="the passphrase is another"):
        escrow_private_key_from_file(sealed, words(tmp_path, "incorrect"))


def test_a_private_key_where_a_public_one_belongs_is_refused(tmp_path: Path) -> None:
    private, public = tmp_path / "private.pem", tmp_path / "public.pem"
    write_new_escrow_pair(private, public)
    with pytest.raises(SecretError, match="which no station should have"):
        escrow_key_from_file(private)
    public.chmod(0o600)
    with pytest.raises(SecretError, match="no private key in PEM"):
        escrow_private_key_from_file(public, Passphrases())
    private.chmod(0o640)
    with pytest.raises(SecretError, match="Others can read"):
        escrow_private_key_from_file(private, Passphrases())


def test_what_is_no_x25519_key_is_refused_with_what_to_do(tmp_path: Path) -> None:
    other = Ed25519PrivateKey.generate()
    path = tmp_path / "other.pem"
    path.write_bytes(
        other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    with pytest.raises(SecretError, match="no X25519 key; make a pair with"):
        escrow_key_from_file(path)
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    with pytest.raises(SecretError, match="no X25519 key"):
        EscrowPrivateKey.from_pem(Secret(pem), "here")
    path.write_bytes(b"nothing")
    with pytest.raises(SecretError, match="no public key in PEM"):
        escrow_key_from_file(path)
    with pytest.raises(SecretError, match="without it nothing is recorded"):
        escrow_key_from_file(tmp_path / "absent.pem")


def test_a_key_to_which_nothing_can_be_sealed_is_refused() -> None:
    nothing = EscrowKey.of(bytes(32))
    with pytest.raises(SecretError, match="nothing can be sealed"):
        EscrowKey.from_pem(nothing.pem(), "here")
