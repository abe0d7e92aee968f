"""Where keys come from, and the type of a secret, which never prints."""

from .errors import KeyMissingError, SecretError
from .escrow import EscrowKey, EscrowPrivateKey
from .escrow_files import (
    ESCROW_NAME,
    escrow_key_from_file,
    escrow_private_key_from_file,
    write_new_escrow_pair,
)
from .key_files import DEMO_KEY_NAME, demo_key, key_from_file, write_key, write_new_key
from .keyring_store import key_from_keyring
from .passphrase import Passphrases
from .read import read_secret
from .record_key import RecordKey
from .secret import Secret
from .sources import KeyringAsker, KeySources

__all__ = [
    "DEMO_KEY_NAME",
    "ESCROW_NAME",
    "EscrowKey",
    "EscrowPrivateKey",
    "KeyMissingError",
    "KeySources",
    "KeyringAsker",
    "Passphrases",
    "RecordKey",
    "Secret",
    "SecretError",
    "demo_key",
    "escrow_key_from_file",
    "escrow_private_key_from_file",
    "key_from_file",
    "key_from_keyring",
    "read_secret",
    "write_key",
    "write_new_escrow_pair",
    "write_new_key",
]
