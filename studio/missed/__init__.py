"""What the ingests missed, found after a show and brought to an archive."""

from .shows import RecordedShow, find_shows
from .uploading import Bringing, bring

__all__ = ["Bringing", "RecordedShow", "bring", "find_shows"]
