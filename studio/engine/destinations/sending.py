"""An output and the encode that it is fed with: begun and ended together."""

from dataclasses import dataclass
from typing import Protocol

from studio.output.live_output import LiveOutput
from studio.output.output import Output


class Feed(Protocol):
    """What hands an output its packets: the programme's fan-out, or an encode of its own."""

    def add(self, output: Output) -> None:
        """Start *output* and feed it. Any thread."""
        ...

    def remove(self, output: Output, at_ns: int) -> None:
        """Stop *output* at *at_ns*, feeding it until it is done. The thread that added it."""
        ...


@dataclass(frozen=True, slots=True)
class Sending:
    """What sends to one destination."""

    output: LiveOutput
    feed: Feed

    def begin(self) -> None:
        """Start to send. A desk's thread."""
        self.feed.add(self.output)

    def end(self, at_ns: int) -> None:
        """End what belongs before *at_ns*, and wait for that. The same thread."""
        self.feed.remove(self.output, at_ns)
