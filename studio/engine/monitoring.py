"""The headphones as the engine holds them: chosen by command, told of as they fare."""

import msgspec

from capture.headphones import Choice, Headphones, HeadphoneState
from mixer.clock import Clock
from mixer.ports import AudioSink
from mixer.strip import SILENT_FADER_DB
from studio.show import Show
from studio.wire.launch import Resume
from studio.wire.state import MonitorState

from .errors import EngineError
from .inbox import HeadphoneNews, Post

TOP_DB = 12.0


class Monitoring:
    """Owns the headphones. The engine's owner opens and closes, the session's thread chooses."""

    def __init__(self, *, first: MonitorState, clock: Clock, post: Post) -> None:
        def tell(state: HeadphoneState) -> None:
            post(HeadphoneNews(state))

        self._headphones = Headphones(clock=clock, on_state=tell)
        self._headphones.choose(Choice(first.device, first.gain_db))

    @property
    def sink(self) -> AudioSink:
        """What the audio mix gives the monitor bus to. It takes, and gives nothing back."""
        return self._headphones

    def open(self) -> None:
        """Begin to play."""
        self._headphones.start()

    def close(self) -> None:
        """Fall silent and join."""
        self._headphones.stop()

    def choose(self, before: MonitorState, device: str | None, gain_db: float) -> MonitorState:
        """Play on *device* from now on; return what clients see of it until it does.

        Raises :class:`EngineError` for a level that there is not.
        """
        if not SILENT_FADER_DB <= gain_db <= TOP_DB:
            message = f"Headphones go from {SILENT_FADER_DB:g} dB, silence, to +{TOP_DB:g} dB."
            raise EngineError(message)
        self._headphones.choose(Choice(device, gain_db))
        if device == before.device:
            return msgspec.structs.replace(before, gain_db=gain_db)
        return MonitorState(
            device=device,
            gain_db=gain_db,
            status="off" if device is None else "starting",
            devices=before.devices,
        )


def first_monitor(show: Show, resume: Resume | None) -> MonitorState:
    """Return which headphones to begin with: as before the engine was lost, or by the show."""
    if resume is not None:
        return resume.monitor
    if show.monitor is None:
        return MonitorState()
    return MonitorState(device=show.monitor.device, gain_db=show.monitor.gain_db, status="starting")


def monitor_state(before: MonitorState, now: HeadphoneState) -> MonitorState:
    """Return what clients see of headphones that fare so; pure."""
    return MonitorState(
        device=before.device,
        gain_db=before.gain_db,
        status=now.plays.value,
        fault=now.fault,
        devices=now.devices or before.devices,
    )
