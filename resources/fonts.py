"""The one typeface of the studio, from its package: no system font is needed."""

from importlib.resources import files
from pathlib import Path

FAMILY = "Source Sans Pro"


def font_path(face: str) -> Path:
    """Return the TrueType file of a face: Regular, Semibold, Bold, It... Any thread.

    Raises :class:`OSError` when the typeface's package is damaged or missing.
    """
    try:
        folder = files("font_source_sans_pro")
    except ModuleNotFoundError as error:
        message = f"The package of {FAMILY} is not installed"
        raise FileNotFoundError(message) from error
    path = Path(str(folder.joinpath("files", f"SourceSansPro-{face}.ttf")))
    if not path.is_file():
        message = f"{path.name} is missing from the package of {FAMILY}"
        raise FileNotFoundError(message)
    return path


def read_font(face: str) -> bytes:
    """Return what :func:`font_path` leads to, with the same errors."""
    return font_path(face).read_bytes()
