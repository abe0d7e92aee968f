"""The live state of events: which stations are connected, on air and well, told to all at once."""

from .model import Change, Health, LiveState, Shared, Station, StationReport, Tally
from .service import LiveService
from .store import StateStore

__all__ = [
    "Change",
    "Health",
    "LiveService",
    "LiveState",
    "Shared",
    "StateStore",
    "Station",
    "StationReport",
    "Tally",
]
