"""Where the show goes: up to six destinations at once, each alone able to fail."""

from .air import Air
from .control import LiveControl
from .keys import StreamKeys
from .outputs_of import Means
from .probing import Probe
from .ways import Ways

__all__ = ["Air", "LiveControl", "Means", "Probe", "StreamKeys", "Ways"]
