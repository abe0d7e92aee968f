"""What a recording's file is called, by a template that the show gives; pure."""

import re
import string
import unicodedata
from datetime import UTC, datetime
from typing import Final

from .errors import ShowError

DEFAULT_NAME: Final = "{show}_{date}T{time}Z_{part}"
FIELDS: Final = ("show", "date", "time", "part", "track")
_PART, _TRACK = "part", "track"
_MAX_SHOW_CHARACTERS = 60
_MAX_LITERAL_CHARACTERS = 60
_LITERAL = re.compile(r"[A-Za-z0-9 _.,+()\[\]@=-]*")
"""What every file system takes, and no shell takes for something else."""


def check_name(template: str) -> None:
    """Raise :class:`ShowError` with what is wrong with *template*, if anything is."""
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        message = "a brace is not closed; write {show}, {date}, {time}, {part} or {track}."
        raise ShowError(message) from error
    literal = "".join(text for text, *_ in parts)
    for _, field, form, conversion in parts:
        if field is not None and (field not in FIELDS or form or conversion):
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            message = f"there is no {{{field}}} for a recording's name; use {known}."
            raise ShowError(message)
    if not _LITERAL.fullmatch(literal):
        wrong = "".join(sorted({c for c in literal if not _LITERAL.fullmatch(c)}))
        message = f"not every disk takes {wrong} in a name; use letters, digits, spaces and _.-()."
        raise ShowError(message)
    if len(literal) > _MAX_LITERAL_CHARACTERS:
        message = f"keep what stands between the fields to {_MAX_LITERAL_CHARACTERS} characters."
        raise ShowError(message)
    if template != template.strip() or template.startswith(".") or not template:
        message = "a recording's name begins and ends with a letter, a digit or a field."
        raise ShowError(message)


def recording_stem(
    template: str, *, show: str, at: datetime, part: int, track: str, is_programme: bool
) -> str:
    """Return the name without its ending, fit for every file system.

    *at* is when the file began, told in UTC; *part* counts the files of one show from 1, *track* is
    what is recorded. What would make two names equal is added where *template* leaves it out.
    """
    named = {field for _, field, *_ in string.Formatter().parse(template)}
    when = at.astimezone(UTC)
    stem = template.format(
        show=_plain(show),
        date=when.strftime("%Y%m%d"),
        time=when.strftime("%H%M%S"),
        part=f"{part:02d}",
        track=track,
    )
    if _PART not in named and part > 1:
        stem += f"_{part:02d}"
    if _TRACK not in named and not is_programme:
        stem += f"_{track}"
    return stem


def _plain(show: str) -> str:
    ascii_show = unicodedata.normalize("NFKD", show).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^A-Za-z0-9]+", "-", ascii_show).strip("-")[:_MAX_SHOW_CHARACTERS].strip("-")
    return words or "show"
