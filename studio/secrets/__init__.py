"""Where keys come from, and the type of a secret, which never prints."""

from .errors import KeyMissingError, SecretError
from .escrow import EscrowKey, EscrowPrivateKey
from .key_files import demo_key, key_from_file, write_new_key
from .keyring_store import key_from_keyring
from .read import read_secret
from .record_key import RecordKey
from .secret import Secret
from .sources import KeyringAsker, KeySources

__all__ = [
    "EscrowKey",
    "EscrowPrivateKey",
    "KeyMissingError",
    "KeySources",
    "KeyringAsker",
    "RecordKey",
    "Secret",
    "SecretError",
    "demo_key",
    "key_from_file",
    "key_from_keyring",
    "read_secret",
    "write_new_key",
]
