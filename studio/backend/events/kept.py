"""How long what belongs to events is kept, for the jobs that restore and erase."""

from typing import Any, Final

from studio.backend.records import Kind
from studio.backend.retention import Category, Retained

from .model import EVENTS, LIVE_KEYS, REHEARSAL_KEYS

DELETABLE: Final[tuple[Kind[Any], ...]] = (EVENTS,)
"""What people delete softly, and support brings back."""
RETAINED: Final = (
    Retained(EVENTS, Category.EVENTS, "begins_at_ns"),
    Retained(LIVE_KEYS, Category.OPERATIONS, "expires_at_ns"),
    Retained(REHEARSAL_KEYS, Category.OPERATIONS, "expires_at_ns"),
)
