"""What an opened video encoder is to the thread that feeds it."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Protocol

import av

from .codecs import VideoSpec
from .errors import OutputError
from .packet import VideoHeader


class CoderFailedError(OutputError):
    """An encoder that ran does not any more; the text is what it did, after its name."""


class Coder(Protocol):
    """One opened encoder; one thread's but for ``bitrate_bps``."""

    header: VideoHeader
    label: str
    threads: frozenset[int]

    def encode(self, picture: av.VideoFrame | None) -> "Sequence[av.Packet[Any]]":
        """Return what is coded after *picture*; after None, all that is left.

        Raises :class:`CoderFailedError` where it is one that may fail.
        """
        ...

    def set_bitrate(self, bitrate_bps: int) -> bool:
        """Aim at *bitrate_bps* from the next picture on; False: it must be opened anew."""
        ...

    @property
    def bitrate_bps(self) -> int:
        """What it aims at."""
        ...

    def abandon(self) -> None:
        """Want nothing more of it, without waiting; it is closed later."""
        ...

    def close(self) -> None:
        """Let go of it, whatever it does; bounded in time."""
        ...


OpenCoder = Callable[[VideoSpec, int, int, Fraction], Coder]
"""Given width, height and rate."""
