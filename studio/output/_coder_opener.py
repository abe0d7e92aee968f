"""Opens the encoder that a specification names: trusted, or guarded."""

from fractions import Fraction

from mixer.clock import Clock

from ._coder import Coder
from ._guarded_coder import GuardedCoder
from ._video_coder import VideoCoder
from .codecs import VideoSpec


class CoderOpener:
    """Opens libraries as they are, and what a device does behind a guard. Any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, spec: VideoSpec, width: int, height: int, rate: Fraction) -> Coder:
        """Return the opened encoder.

        Raises :class:`OutputError` when it is missing, or refuses.
        """

        def open_it() -> Coder:
            return VideoCoder(spec, width=width, height=height, rate=rate)

        if spec.implementation.is_device:
            return GuardedCoder(open_it, self._clock)
        return open_it()
