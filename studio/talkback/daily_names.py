"""What a call is called at Daily: rooms, lines and people by names that tell nothing; pure.

Backend and link work them out of what they know, so that Daily never learns a station's id.
"""

import hashlib
import hmac
import re
import uuid
from typing import Final

ROOM_HOSTS: Final = ".daily.co"
"""Where every room of Daily's lies: one label in front of this, its customer's domain."""
_ROOM: Final = re.compile(r"https://[a-z0-9-]{1,63}\.daily\.co/(vs-[0-9a-f]{32})")
_NUMBER_BITS: Final = 16
_VERSION, _VARIANT = 8 << 76, 2 << 62
_RANDOM: Final = ~((15 << 76) | (3 << 62) | ((1 << _NUMBER_BITS) - 1))


def room_name(key: bytes, event: str, room: str) -> str:
    """Return what *event*'s room is called at Daily: the same each time, guessed by nobody."""
    return f"vs-{_derived(key, 'room', event, room)}"


def call_key(key: bytes, event: str) -> str:
    """Return what the names of the tracks of *event*'s call are made of; told to its members."""
    return _derived(key, "tracks", event)


def track_of(of_call: str, line: str) -> str:
    """Return the name of the custom track that carries *line*; *of_call* is its call's key."""
    return f"l{_derived(of_call.encode(), line)[:16]}"


def seat_id(random_bytes: bytes, number: int) -> str:
    """Return a participant's id at Daily: a UUID of version 8 that ends with its *number*.

    RFC 9562, section 5.8; *random_bytes*: sixteen, whose last two are not used. It is in a token
    that Daily's key signs, so nobody takes another one's number.
    """
    bits = int.from_bytes(random_bytes) & _RANDOM
    return str(uuid.UUID(int=bits | _VERSION | _VARIANT | number))


def number_of(user_id: str) -> int | None:
    """Return the number of who has this id, None where the backend never gave it out."""
    try:
        known = uuid.UUID(user_id)
    except ValueError:
        return None
    return known.int & ((1 << _NUMBER_BITS) - 1) if known.version == _VERSION >> 76 else None


def is_room(url: str) -> bool:
    """Return whether *url* is a room of ours at Daily, and nothing else."""
    return _ROOM.fullmatch(url) is not None


def _derived(key: bytes, *words: str) -> str:
    return hmac.new(key, "\0".join(words).encode(), hashlib.sha256).hexdigest()[:32]
