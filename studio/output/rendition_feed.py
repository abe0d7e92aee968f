"""What one output takes: the rendition that it asked for, or else the one that everybody takes."""

from mixer.handoff import Guard

from .output import Output
from .packet import StreamHeaders
from .rendition_spec import RenditionSpec
from .renditions import Rendition, Renditions


class RenditionFeed:
    """Begins a rendition for one output and ends it after; one output's, used once.

    Raises :class:`OutputError` when the rendition cannot be encoded.
    """

    def __init__(self, renditions: Renditions, wanted: RenditionSpec) -> None:
        self._renditions = renditions
        self._rendition: Rendition = renditions.acquire(wanted)
        self._output: Output | None = None
        self._changing = Guard()

    @property
    def headers(self) -> StreamHeaders:
        """What a muxer must know of it."""
        return self._rendition.headers

    @property
    def rendition(self) -> Rendition:
        """What is taken now. Any thread."""
        return self._rendition

    def request_key_frame(self) -> None:
        """Make the next picture one that a receiver can begin with. Any thread."""
        self._rendition.request_key_frame()

    def add(self, output: Output) -> None:
        """Start *output* and feed it. Any thread."""
        self._output = output
        self._rendition.fan_out.add(output)

    def fall_back(self) -> StreamHeaders:
        """Feed the output with the main rendition from now on; return what describes that.

        The output's own thread.
        """
        with self._changing:
            before, output = self._rendition, self._output
            if output is None:
                return before.headers
            now = self._renditions.acquire(self._renditions.main.spec)
            before.fan_out.detach(output)
            now.fan_out.attach(output)
            self._rendition = now
        self._renditions.release(before)
        return now.headers

    def remove(self, output: Output, at_ns: int) -> None:
        """Stop *output* at *at_ns*, feeding it until it is done, and let go. Any thread."""
        try:
            output.stop(at_ns)
        finally:
            with self._changing:
                self._output = None
                rendition = self._rendition
            rendition.fan_out.detach(output)
            self._renditions.release(rendition)
