"""The one door to av's muxers: they write into Python objects, never to a name or a network.

Opening a network output holds the interpreter lock for as long as the peer pleases and verifies
no certificate (measured with PyAV 18.1), so av is given none; a test watches over this.
"""

from collections.abc import Mapping
from typing import Protocol

import av
from av.container import OutputContainer

from .errors import OutputError

_NO_FILE = "null"


class BinarySink(Protocol):
    """Takes what a muxer writes; ``seek`` and ``tell`` besides where the format asks for them."""

    def write(self, data: bytes, /) -> int:
        """Take all of *data*; its length is returned."""
        ...


def open_muxer(
    sink: BinarySink, container_format: str, options: Mapping[str, str]
) -> OutputContainer:
    """Return a muxer of *container_format* that writes into *sink*. The thread that will use it.

    Raises :class:`OutputError` when *sink* is anything that av would open by itself.
    """
    if isinstance(sink, str | bytes) or hasattr(sink, "__fspath__") or not hasattr(sink, "write"):
        message = "av may write only into an object of the studio's own."
        raise OutputError(message)
    return av.open(sink, "w", format=container_format, options=dict(options))


def open_null_muxer() -> OutputContainer:
    """Return a muxer that writes nowhere: the home of an encoder that feeds many outputs."""
    return av.open(_NO_FILE, "w", format="null")
