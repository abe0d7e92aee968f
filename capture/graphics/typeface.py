"""The faces of the shipped typeface that graphics may use, and what to say without them."""

from resources.fonts import FAMILY, font_path

_FACES = ("Regular", "Semibold", "Bold", "It")


def font_files() -> list[str]:
    """Return the files of the faces; none where the typeface is missing. Any thread."""
    try:
        return [str(font_path(face)) for face in _FACES]
    except OSError:
        return []


def font_fault() -> str:
    """Return what is wrong with the typeface and what to do; nothing when it is there."""
    if font_files():
        return ""
    return f"Text cannot be drawn, as the typeface {FAMILY} is missing; set the studio up again."
