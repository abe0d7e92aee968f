"""Names that a show file takes, from what people write: pure."""

import re
import unicodedata
from collections.abc import Collection

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 56
_COUNTED = re.compile(r"^(.*\S)\s+\d+$")


def free_name(words: str, taken: Collection[str]) -> str:
    """Return a name like *words* that is not *taken*: letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = _NOT_PLAIN.sub("-", plain).strip("-").lower()[:_LONGEST] or "unnamed"
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}-{number}"
    return free


def free_label(words: str, taken: Collection[str]) -> str:
    """Return *words*, or where they are *taken* the same with the next number that is free."""
    counted = _COUNTED.match(words)
    stem, number, free = counted[1] if counted else words, 2, words
    while free in taken:
        number, free = number + 1, f"{stem} {number}"
    return free
