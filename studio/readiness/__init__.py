"""The check before going live: is everything there, and if not, what to do."""

from .facts import Facts, LineFacts, PowerFacts, SourceFacts
from .judging import Finding, Light, findings

__all__ = ["Facts", "Finding", "Light", "LineFacts", "PowerFacts", "SourceFacts", "findings"]
