"""Scenes: which source stands where."""

from dataclasses import dataclass
from enum import Enum


class Fit(Enum):
    """How a source of another shape fills its rectangle."""

    CONTAIN = "contain"
    COVER = "cover"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in fractions of the canvas, so that it holds at every size."""

    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Crop:
    """What is cut off a source before it is placed, in fractions of its sides."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Item:
    """A source placed in a scene."""

    source: str
    rect: Rect = Rect()
    crop: Crop = Crop()
    opacity: float = 1.0
    fit: Fit = Fit.CONTAIN


@dataclass(frozen=True, slots=True)
class Scene:
    """Items from the lowest to the topmost; audio follows: a scene is heard by its items."""

    name: str
    items: tuple[Item, ...] = ()
