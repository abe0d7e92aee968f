"""Secrets that the person names: an environment variable, a descriptor or a file."""

import os
import stat
import sys
from collections.abc import MutableMapping
from pathlib import Path

from .errors import SecretError
from .secret import Secret

MAX_SECRET_BYTES = 4096
"""More than any key; keeps a wrong file name from being read whole."""
_WITHOUT_WAITING: int = getattr(os, "O_NONBLOCK", 0)


def read_secret(place: str, environment: MutableMapping[str, str] | None = None) -> Secret:
    """Return the secret at *place*: ``env:NAME``, ``fd:N`` or the path of a file.

    The file must belong to its owner alone (mode 0600 or less). One trailing newline is
    dropped. A variable is taken out of the environment, so that no process that is started
    later inherits it. May block on a descriptor; called before the show starts.
    Raises :class:`SecretError`, whose text never holds the secret.
    """
    kind, separator, name = place.partition(":")
    if separator and kind == "env":
        return _from_environment(name, os.environ if environment is None else environment)
    if separator and kind == "fd":
        return _from_descriptor(name)
    return _from_file(Path(place))


def _from_environment(name: str, environment: MutableMapping[str, str]) -> Secret:
    value = environment.pop(name, None)
    if value is None:
        message = f"The environment variable {name} is not set; set it, or name another place."
        raise SecretError(message)
    return _secret(value.encode("utf-8", "surrogateescape"), f"The environment variable {name}")


def _from_descriptor(number: str) -> Secret:
    try:
        descriptor = int(number)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_SECRET_BYTES + 1)
    except (ValueError, OSError) as error:
        message = f"Descriptor {number!r} cannot be read; hand over an open one, as in fd:3."
        raise SecretError(message) from error
    return _secret(data, f"Descriptor {descriptor}")


def read_secret_text(path: Path) -> Secret:
    """Return the whole text of the file *path*, which may have many lines, as a key in PEM has.

    It must belong to its owner alone, as with :func:`read_secret`. Raises :class:`SecretError`.
    """
    return _text(_file_bytes(path), str(path))


def _from_file(path: Path) -> Secret:
    return _secret(_file_bytes(path), str(path))


def _file_bytes(path: Path) -> bytes:
    try:
        # Without waiting: opening a pipe would last until somebody wrote into it.
        descriptor = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
        try:
            # Of the open file, so that nobody can exchange it between check and reading.
            _check_mode(path, os.fstat(descriptor).st_mode)
            data = os.read(descriptor, MAX_SECRET_BYTES + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        message = f"The secret in {path} cannot be read ({reason}); check the path."
        raise SecretError(message) from error
    return data


def _check_mode(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        message = f"{path} is no ordinary file; put the secret into one of its own."
        raise SecretError(message)
    if sys.platform != "win32" and mode & 0o077:
        message = f"Others can read {path}; protect it first: chmod 600 '{path}'."
        raise SecretError(message)


def _secret(data: bytes, place: str) -> Secret:
    text = _text(data, place).reveal().removesuffix("\n").removesuffix("\r")
    if not text:
        message = f"{place} is empty; put the secret there."
        raise SecretError(message)
    if "\n" in text or "\0" in text:
        message = f"{place} holds more than one line; a secret is one line."
        raise SecretError(message)
    return Secret(text)


def _text(data: bytes, place: str) -> Secret:
    if len(data) > MAX_SECRET_BYTES:
        message = f"{place} holds over {MAX_SECRET_BYTES} bytes, which is no key; name another."
        raise SecretError(message)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        message = f"{place} holds no text; a secret is one line of UTF-8."
        # The cause would carry the bytes along.
        raise SecretError(message) from None
    return Secret(text)
