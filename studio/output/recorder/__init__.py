"""The output that keeps a programme, or one source, on disk, sealed, whatever the network does."""

from .output import RecorderOutput, utc_now
from .plan import LEAST_FREE_BYTES, PROGRAMME, SUFFIX, RecordingPlan
from .report import RecorderCounters

__all__ = [
    "LEAST_FREE_BYTES",
    "PROGRAMME",
    "SUFFIX",
    "RecorderCounters",
    "RecorderOutput",
    "RecordingPlan",
    "utc_now",
]
