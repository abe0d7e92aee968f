"""What the studio ships beside its code, read by name; nothing here but loading it."""

from importlib.resources import files
from pathlib import Path


def read_text(name: str) -> str:
    """Return the UTF-8 text of the resource *name*, a path inside this package. Any thread."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of the resource *name*, a path inside this package. Any thread."""
    return files(__name__).joinpath(name).read_bytes()


def path_of(name: str) -> Path:
    """Return where the resource *name* lies, for a library that opens files itself. Any thread."""
    return Path(str(files(__name__).joinpath(name)))
