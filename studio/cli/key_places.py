"""Where stream keys are, as the command line says it: one place a destination."""

import re
from collections.abc import Sequence

from studio.secrets import Secret, SecretError, read_secret

_NAMED = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]{0,63})=(.+)", re.DOTALL)


def stream_keys(places: Sequence[str]) -> dict[str, Secret]:
    """Return the keys at *places* by their destinations' names; '': the primary's.

    Each place is one of :func:`read_secret`, with ``NAME=`` before it for another destination than
    the primary. Raises :class:`SecretError` when a key cannot be read, or is named twice.
    """
    keys: dict[str, Secret] = {}
    for place in places:
        named = _NAMED.fullmatch(place)
        name, where = (named[1], named[2]) if named else ("", place)
        if name in keys:
            whose = f"of {name}" if name else "of the primary destination"
            message = f"--key-from names the key {whose} twice; name it once."
            raise SecretError(message)
        keys[name] = read_secret(where)
    return keys
