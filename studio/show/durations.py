"""Times as a person writes them in a show or on a command line."""

import re

from .errors import ShowError

_FORM = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min)")
_NS = {"ms": 1_000_000, "s": 1_000_000_000, "min": 60_000_000_000}
LONGEST_NS = 86_400 * _NS["s"]


def parse_duration_ns(text: str) -> int:
    """Return ``500ms``, ``1.5s`` or ``2min`` in nanoseconds; raises :class:`ShowError`."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        message = f'"{text}" is no time; write it as 500ms, 1.5s or 2min.'
        raise ShowError(message)
    duration_ns = round(float(match[1]) * _NS[match[2]])
    if duration_ns > LONGEST_NS:
        message = f'"{text}" is longer than a day.'
        raise ShowError(message)
    return duration_ns
