"""Asks the system's keyring for the record key, and waits for it only so long."""

import json
import subprocess
import sys
from pathlib import Path

from .errors import KeyMissingError
from .record_key import RecordKey
from .secret import Secret

ANSWER_TIMEOUT_S = 60.0
"""Long enough for a person to type the keyring's password into the system's own question."""


def key_from_keyring(*, create: bool, timeout_s: float = ANSWER_TIMEOUT_S) -> RecordKey:
    """Return the record key of the system's keyring, put there on first use if *create*.

    Blocks for at most *timeout_s*; called before the show starts.
    Raises :class:`KeyMissingError` where there is no keyring, no key in it, or no answer.
    """
    command = [sys.executable, "-m", "studio.secrets.keyring_backends"]
    try:
        done = subprocess.run(  # noqa: S603  # this very interpreter, with our own module
            [*command, *(["--create"] if create else [])],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout_s,
            # Where this package is found, wherever the studio was called from.
            cwd=Path(__file__).resolve().parents[2],
            check=True,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        message = f"The system's keyring gave no answer within {timeout_s:g} s; open it first."
        raise KeyMissingError(message) from error
    except (subprocess.CalledProcessError, OSError, ValueError):
        message = "The system's keyring could not be asked; use --key-file."
        # The cause may hold what was printed.
        raise KeyMissingError(message) from None
    if "key" not in answer:
        raise KeyMissingError(answer["absent"])
    return RecordKey.from_text(Secret(answer["key"]), "The system's keyring", protected=True)
