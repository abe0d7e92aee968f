"""The bit rate of the one encode, as the line to the primary ingest carries it; pure."""

from .controller import RateController, RateLimits
from .line import LineMeter, LineSample

__all__ = ["LineMeter", "LineSample", "RateController", "RateLimits"]
