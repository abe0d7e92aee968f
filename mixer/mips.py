"""Half-size pictures of sources, made once and shared by the mix and the monitors."""

from .canvas import CanvasPools
from .media import VideoFrame, frame_of
from .scaling import halve

MAX_LEVEL = 4
_SMALLEST = 4


class MipStore:
    """The newest picture of each source, halved as often as anybody has asked.

    Any thread: two that ask for the same one at once may both make it, which is harmless.
    """

    def __init__(self, pools: CanvasPools) -> None:
        self._pools = pools
        self._chains: dict[str, tuple[VideoFrame, ...]] = {}

    def get(self, source: str, frame: VideoFrame, level: int) -> VideoFrame:
        """Return *frame* of *source*, an I420 picture, halved *level* times."""
        chain = self._chains.get(source, ())
        if not chain or chain[0] is not frame:
            chain = (frame,)
        while len(chain) <= level:
            chain = (*chain, self._half(chain[-1]))
        if level:
            self._chains[source] = chain
        return chain[level]

    def kept(self, source: str, frame: VideoFrame) -> int:
        """Return how many halvings of *frame* are there already."""
        chain = self._chains.get(source, ())
        return len(chain) - 1 if chain and chain[0] is frame else 0

    def level_for(self, frame: VideoFrame, ratio: float) -> int:
        """Return how often *frame* should be halved before it is shrunk by *ratio* in all."""
        level, width, height = 0, frame.width, frame.height
        while (
            ratio >= 2 << level
            and level < MAX_LEVEL
            and not (width >> level) % _SMALLEST
            and not (height >> level) % _SMALLEST
        ):
            level += 1
        return level

    def _half(self, frame: VideoFrame) -> VideoFrame:
        packed = self._pools.take(frame.width // 2, frame.height // 2)
        half = frame_of(packed, frame.pts_ns)
        for plane, out in zip(frame.planes, half.planes, strict=True):
            halve(plane, out)
        return half
