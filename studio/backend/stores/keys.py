"""The keys of a store, each derived from the record key for one purpose and one environment."""

from enum import Enum

from studio.backend.environment import Environment
from studio.secrets import RecordKey


class Purpose(Enum):
    """What a key is derived for; each file has its own."""

    STORE = b"videosync-studio backend store"
    VAULT = b"videosync-studio backend vault"
    INDEX = b"videosync-studio backend index"


def derived(key: RecordKey, purpose: Purpose, environment: Environment) -> bytes:
    """Return 32 bytes; each environment's are others, so that one's key opens no other's store."""
    return key.derive(purpose.value, environment.value.encode())
