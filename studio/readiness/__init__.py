"""The check before going live: is everything there, and if not, what to do."""

from .facts import Facts, HeadphoneFacts, LineFacts, PowerFacts, SourceFacts
from .judging import Finding, Light, findings
from .line_advice import USABLE_SHARE, NetworkFacts

__all__ = [
    "USABLE_SHARE",
    "Facts",
    "Finding",
    "HeadphoneFacts",
    "Light",
    "LineFacts",
    "NetworkFacts",
    "PowerFacts",
    "SourceFacts",
    "findings",
]
