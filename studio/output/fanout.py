"""One encode, many outputs, added and removed while it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from mixer.handoff import Guard, LatestSlot

from .output import Output
from .packet import EncodedPacket, StreamKind


@dataclass(slots=True)
class _Feed:
    """An output and whether it has had its first key frame."""

    output: Output
    begun: bool = False


class FanOut:
    """Hands every packet to every output, each from a key frame on.

    *request_key_frame* is called when an output joins, so that it waits a picture, not a GOP.
    """

    def __init__(self, request_key_frame: Callable[[], None]) -> None:
        self._request_key_frame = request_key_frame
        self._feeds: LatestSlot[tuple[_Feed, ...]] = LatestSlot()
        self._feeds.put(())
        self._changing = Guard()

    def put(self, packet: EncodedPacket) -> None:
        """Hand one packet on; never blocks. The encoders' threads."""
        for feed in self._feeds.get() or ():
            if not feed.begun:
                # Only the picture's thread begins a feed, so this needs no lock.
                if packet.kind is StreamKind.AUDIO or not packet.is_key:
                    continue
                feed.begun = True
            feed.output.put(packet)

    def add(self, output: Output) -> None:
        """Start *output* and feed it from the next key frame on. Any thread."""
        output.start()
        self.attach(output)

    def remove(self, output: Output, at_ns: int) -> None:
        """Stop *output* at *at_ns*, feeding it until it is done. The thread that added it."""
        try:
            output.stop(at_ns)
        finally:
            self.detach(output)

    def attach(self, output: Output) -> None:
        """Feed *output*, which runs, from the next key frame on. Any thread."""
        with self._changing:
            self._feeds.put((*self._outputs(), _Feed(output)))
        self._request_key_frame()

    def detach(self, output: Output) -> None:
        """Feed *output*, which goes on running, no more. Any thread."""
        with self._changing:
            self._feeds.put(tuple(f for f in self._outputs() if f.output is not output))

    def _outputs(self) -> tuple[_Feed, ...]:
        return self._feeds.get() or ()
