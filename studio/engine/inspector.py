"""The check before going live, on a desk of its own: it takes a second and asks the network."""

from collections.abc import Callable
from dataclasses import replace

from mixer.levels import MixLevels
from studio.readiness import (
    USABLE_SHARE,
    Facts,
    HeadphoneFacts,
    LineFacts,
    NetworkFacts,
    SourceFacts,
    findings,
)
from studio.readiness.system import clock_synchronized, power
from studio.wire.state import FindingState, FormatState, MonitorState, Snapshot

from .desk import Desk
from .destinations import LiveControl
from .errors import EngineError
from .inbox import Checked, Post
from .recording import RecordingControl
from .room import free_bytes

_SOUND_BPS = 160_000
_LISTENS, _LISTEN_S = 20, 0.05
_SLACK = 1.1
"""What sound and the file's own frames add to the picture's bitrate."""


class Inspector:
    """Gathers the facts and has them judged. The session's thread asks."""

    def __init__(
        self,
        *,
        live: LiveControl,
        recording: RecordingControl,
        levels: Callable[[], MixLevels | None],
        wait: Callable[[float], object],
        bitrate_bps: Callable[[], int],
        region: str,
        post: Post,
    ) -> None:
        self._live = live
        self._recording = recording
        self._levels = levels
        self._wait = wait
        self._bitrate_bps = bitrate_bps
        self._region = region
        self._post = post
        self._closing = False
        self._desk = Desk("check desk")

    def open(self) -> None:
        """Begin to take orders."""
        self._desk.start()

    def close(self) -> None:
        """Finish what was begun, and end."""
        self._closing = True
        self._desk.stop(10.0)

    def check(self, client: int, request: int, now: Snapshot, *, network: bool = False) -> None:
        """Look at everything as it is *now*; Checked tells what was found.

        Raises :class:`EngineError` when too many ask at once.
        """
        if not self._desk.ask(lambda: self._check(client, request, now, network=network)):
            message = "A check is being made already; wait for it."
            raise EngineError(message)

    def _check(self, client: int, request: int, now: Snapshot, *, network: bool) -> None:
        found = tuple(
            FindingState(name=each.name, light=each.light, words=each.words, todo=each.todo)
            for each in findings(self._facts(now, network=network))
        )
        self._post(Checked(client, request, found))

    def _facts(self, now: Snapshot, *, network: bool) -> Facts:
        shown = {name for scene in now.scenes for name in scene.sources}
        peak_db, clipped = self._listen()
        ways = self._live.probes()
        pictures = max(1, now.health.pictures_mixed + now.health.pictures_late)
        return Facts(
            sources=tuple(
                SourceFacts(
                    source.label,
                    source.status,
                    source.fault,
                    used=source.name in shown or source.kind == "microphone",
                )
                for source in now.sources
            ),
            peak_db=peak_db,
            clipped=clipped,
            muted=tuple(source.label for source in now.sources if source.muted),
            disk_free_bytes=free_bytes(self._recording.folders),
            bitrate_bps=int(self._bitrate_bps() * _SLACK),
            lines=tuple(
                LineFacts(
                    way.place,
                    way.fault,
                    way.taken_ms,
                    has_key=way.has_key,
                    awaits_event=way.awaits_event,
                )
                for way in ways
            ),
            network=self._network(now) if network else None,
            headphones=_headphones(now.monitor),
            refused=next((way.refused for way in ways if way.refused), ""),
            region=self._region,
            clock_synchronized=clock_synchronized(),
            power=power(),
            late_share=now.health.pictures_late / pictures,
            protected=self._recording.protected,
        )

    def _network(self, now: Snapshot) -> NetworkFacts:
        """Measure what the line bears; up to ten seconds."""
        rates = {choice.name: choice.bitrate_bps + _SOUND_BPS for choice in now.encoding.choices}
        facts = NetworkFacts(
            encoding=now.document.show.show.encoding,
            rates_bps=rates,
            given_bps=(now.document.show.show.bitrate_kbps or 0) * 1000,
            picture=_picture(now.format),
        )
        ceiling_bps = int(max(rates.values(), default=0) / USABLE_SHARE * _SLACK)
        report = self._live.measure(ceiling_bps, lambda: self._closing)
        return replace(
            facts,
            up_bps=report.up_bps,
            round_trip_ms=report.round_trip_ms,
            enough=report.enough,
            here=report.here,
            fault=report.fault,
        )

    def _listen(self) -> tuple[float | None, bool]:
        """Return the programme's peak over a second, and whether anything distorted in it."""
        peaks: list[float] = []
        clipped = False
        for _ in range(_LISTENS):
            levels = self._levels()
            if levels is not None:
                peaks.append(levels.program.peak_db)
                clipped |= any(strip.clipped for strip in levels.strips.values())
            self._wait(_LISTEN_S)
        return (max(peaks) if peaks else None), clipped


def _headphones(monitor: MonitorState) -> HeadphoneFacts | None:
    return None if monitor.device is None else HeadphoneFacts(monitor.status, monitor.fault)


def _picture(house: FormatState) -> str:
    """Return the house picture as it is named in short: 1080p at 59.94."""
    rate = house.rate_numerator / house.rate_denominator
    return f"{house.height}p at {rate:.2f}".rstrip("0").rstrip(".")
