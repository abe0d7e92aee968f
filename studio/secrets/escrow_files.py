"""An organisation's keys in files: the public half on its stations, the private one elsewhere."""

from pathlib import Path
from typing import Final

from .errors import SecretError
from .escrow import EscrowKey, EscrowPrivateKey
from .new_file import write_new_file
from .passphrase import Passphrases
from .read import read_secret_text
from .sealed import is_sealed, seal_with_passphrase
from .secret import Secret

ESCROW_NAME: Final = "escrow.pem"
"""The organisation's public key, where it has put one into the studio's configuration folder."""
_MOST_BYTES: Final = 4096
_PUBLIC_MODE: Final = 0o644
_ENCRYPTED: Final = "ENCRYPTED PRIVATE KEY"


def escrow_key_from_file(path: Path) -> EscrowKey:
    """Return the public key in *path*. Raises :class:`SecretError`."""
    try:
        with path.open("rb") as file:
            pem = file.read(_MOST_BYTES)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = (
            f"The escrow key {path} cannot be read ({reason}); without it nothing is recorded."
        )
        raise SecretError(message) from error
    return EscrowKey.from_pem(pem, str(path))


def escrow_private_key_from_file(path: Path, passphrases: Passphrases) -> EscrowPrivateKey:
    """Return the private key in *path*, which may be sealed, or encrypted by OpenSSL.

    May wait for a person at a terminal. Raises :class:`SecretError`.
    """
    text = read_secret_text(path)
    if is_sealed(text):
        return EscrowPrivateKey.from_pem(passphrases.open(text, str(path)), str(path))
    encrypted = _ENCRYPTED in text.reveal()
    word = passphrases.plain(str(path)) if encrypted else None
    return EscrowPrivateKey.from_pem(text, str(path), word)


def write_new_escrow_pair(
    private_path: Path, public_path: Path, passphrase: Secret | None = None
) -> EscrowKey:
    """Write a new pair into two new files, the private one sealed with *passphrase*.

    Raises :class:`SecretError`; never replaces a file.
    """
    pair = EscrowPrivateKey.generate()
    text = (
        seal_with_passphrase(pair.pem(), passphrase) + "\n" if passphrase else pair.pem().reveal()
    )
    path = private_path
    try:
        write_new_file(private_path, text)
        path = public_path
        write_new_file(public_path, pair.public.pem().decode("ascii"), _PUBLIC_MODE)
    except OSError as error:
        if path == public_path:
            private_path.unlink()
        reason = error.strerror or "it cannot be written"
        message = f"No key was written into {path} ({reason}); name a new file."
        raise SecretError(message) from error
    return pair.public
