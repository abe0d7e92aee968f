"""Deleted softly, restorable for a month, then erased; and how long each thing is kept."""

from .erasing import Erasing
from .model import Category, Policy, Retained
from .policies import Policies
from .restoring import Restoring
from .soft import MONTH_NS, brought_back, softly_deleted

__all__ = [
    "MONTH_NS",
    "Category",
    "Erasing",
    "Policies",
    "Policy",
    "Restoring",
    "Retained",
    "brought_back",
    "softly_deleted",
]
