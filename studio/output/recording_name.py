"""What a recording's file is called."""

import re
import unicodedata
from datetime import UTC, datetime

SUFFIX = ".vsrec"
_MAX_SHOW_CHARACTERS = 60


def recording_name(show: str, at: datetime, segment: int) -> str:
    """Return a name that sorts by time and is fit for every file system.

    *at* is when the recording began; *segment* counts the recordings of one show from 1.
    """
    ascii_show = unicodedata.normalize("NFKD", show).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^A-Za-z0-9]+", "-", ascii_show).strip("-")[:_MAX_SHOW_CHARACTERS].strip("-")
    time = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return f"{words or 'show'}_{time}_{segment:02d}{SUFFIX}"
