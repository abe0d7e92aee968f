"""Publishing to an ingest by RTMPS, over a socket of our own.

Everything that av could do here it would do without verifying anybody and while holding the
interpreter lock, so it only muxes, into memory.
"""

from .connecting import Gate
from .counters import IngestCounters
from .destination import Destination
from .line_measure import LineReport, measure_line
from .output import IngestOutput
from .publisher import Revealable
from .reaching import reach
from .tls import verifying_context

__all__ = [
    "Destination",
    "Gate",
    "IngestCounters",
    "IngestOutput",
    "LineReport",
    "Revealable",
    "measure_line",
    "reach",
    "verifying_context",
]
