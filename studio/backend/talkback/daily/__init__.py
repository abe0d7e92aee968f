"""Daily as what carries a call's voices: rooms and seats by its REST API, where that is agreed.

Nothing here is loaded by a backend that was not told a key of Daily's.
"""

from .calls import DailyCalls, Seat
from .client import DailyClient
from .rest import DailyRest

__all__ = ["DailyCalls", "DailyClient", "DailyRest", "Seat"]
