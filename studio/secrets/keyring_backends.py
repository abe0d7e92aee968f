"""The record key in the system's keyring; loaded only by the process that asks it.

Importing keyring looks at every backend that is installed, and asking may wait for a person,
so :mod:`.keyring_store` keeps both in a process that can be ended.
"""

import importlib
import json
import sys

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from .errors import KeyMissingError, SecretError
from .record_key import RecordKey
from .secret import Secret

# By name: left to choose by itself, keyring would take whatever is installed, a plain file too.
ALLOWED_BACKENDS = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
)
SERVICE = "videosync-studio"
ACCOUNT = "record-key"
_PLACE = "The system's keyring"


def usable_backend() -> KeyringBackend | None:
    """Return the first allowed keyring that this system offers, None without one."""
    for module_name, class_name in ALLOWED_BACKENDS:
        backend_type: type[KeyringBackend] = getattr(
            importlib.import_module(module_name), class_name
        )
        # A backend's class computes its priority by asking the system, and raises without it.
        if backend_type.viable:
            return backend_type()
    return None


def key_in(backend: KeyringBackend, *, create: bool) -> RecordKey:
    """Return the key that *backend* holds, put there on first use if *create*.

    May wait for a person to open the keyring. Raises :class:`SecretError`, and
    :class:`KeyMissingError` where there is none.
    """
    try:
        held = backend.get_password(SERVICE, ACCOUNT)
        if held is None and create:
            new = RecordKey.generate(protected=True)
            backend.set_password(SERVICE, ACCOUNT, new.key.reveal())
            # What counts is what the keyring gives back, to the next run too.
            held = backend.get_password(SERVICE, ACCOUNT)
    except (KeyringError, RuntimeError, OSError) as error:
        message = f"{_PLACE} did not answer ({type(error).__name__}); open it, or use --key-file."
        raise SecretError(message) from error
    if held is None:
        message = f"{_PLACE} holds no record key."
        raise KeyMissingError(message)
    return RecordKey.from_text(Secret(held), _PLACE, protected=True)


def main(arguments: list[str]) -> int:
    """Print one JSON object: the key, or why there is none. Read by the parent alone."""
    backend = usable_backend()
    if backend is None:
        answer = {"absent": "This system offers no keyring that the studio trusts."}
    else:
        try:
            answer = {"key": key_in(backend, create="--create" in arguments).key.reveal()}
        except SecretError as error:
            answer = {"absent": str(error)}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
