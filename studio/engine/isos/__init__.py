"""Recordings of single sources, beside that of the programme."""

from .encoded import EncodedIso
from .iso import Iso, IsoMeans, Job
from .isos import Isos
from .remuxed import RemuxedIso

__all__ = ["EncodedIso", "Iso", "IsoMeans", "Isos", "Job", "RemuxedIso"]
