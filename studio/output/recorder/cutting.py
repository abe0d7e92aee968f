"""Takes pauses out of a recording's time, so that it goes on without a gap."""

from dataclasses import replace

from studio.output.packet import EncodedPacket, StreamKind


class Cutting:
    """Lets packets pass, on the recording's own time. One thread.

    That is the station's less all pauses. A pause begins with the first picture that is due then;
    what comes after it begins with a key frame, where the picture before the pause has ended.
    """

    def __init__(self) -> None:
        self._cuts: list[tuple[int, int]] = [(-(1 << 62), 0)]
        """From when on, on the recording's time, how much was cut out until then."""
        self._pause_ns: int | None = None
        self._resume_ns: int | None = None
        self._left_out = (0, 0)
        self._picture_ends_ns: int | None = None

    @property
    def paused(self) -> bool:
        """Whether nothing passes now."""
        return self._pause_ns is not None

    def pause(self, at_ns: int) -> None:
        """Let pass what belongs before *at_ns*, and nothing more."""
        if self._pause_ns is None:
            self._pause_ns = at_ns
        self._resume_ns = None

    def resume(self, at_ns: int) -> None:
        """Let pass what comes from the first key frame after *at_ns* on."""
        self._resume_ns = at_ns

    def passed(self, packet: EncodedPacket) -> EncodedPacket | None:
        """Return *packet* on the recording's time; None for one that was not to be recorded."""
        if self._pause_ns is not None and packet.pts_ns >= self._pause_ns:
            if not self._begins_again(packet):
                return None
            self._join(packet.pts_ns, self._pause_ns)
        begin_ns, end_ns = self._left_out
        if begin_ns <= packet.pts_ns < end_ns:
            # Sound of the pause that was still on its way.
            return None
        if packet.kind is StreamKind.VIDEO:
            self._picture_ends_ns = packet.pts_ns + packet.duration_ns
        cut_ns = self._cuts[-1][1] if packet.pts_ns >= end_ns else self._cuts[-2][1]
        if not cut_ns:
            return packet
        return replace(packet, pts_ns=packet.pts_ns - cut_ns, dts_ns=packet.dts_ns - cut_ns)

    def placed(self, at_ns: int) -> int | None:
        """Return where *at_ns* is on the recording's time; None while nothing passes then."""
        if self._pause_ns is not None and at_ns >= self._pause_ns:
            return None
        return at_ns - self._cuts[-1][1]

    def cuts_from(self, own_ns: int) -> list[tuple[int, int]]:
        """Return what was cut out up to *own_ns*, on the recording's time, and each change since.

        Each is (from when on, on the recording's time; how much).
        """
        before = [cut for cut in self._cuts if cut[0] <= own_ns]
        return [(own_ns, before[-1][1]), *(cut for cut in self._cuts if cut[0] > own_ns)]

    def _begins_again(self, packet: EncodedPacket) -> bool:
        return (
            self._resume_ns is not None
            and packet.kind is StreamKind.VIDEO
            and packet.is_key
            and packet.pts_ns >= self._resume_ns
        )

    def _join(self, begins_ns: int, paused_ns: int) -> None:
        ended_ns = self._picture_ends_ns
        self._pause_ns = self._resume_ns = None
        if ended_ns is None:
            # Nothing was recorded yet, so there is nothing to join to.
            return
        before_ns = self._cuts[-1][1]
        self._left_out = (min(paused_ns, ended_ns), begins_ns)
        self._cuts.append((ended_ns - before_ns, before_ns + begins_ns - ended_ns))
