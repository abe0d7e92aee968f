"""The commands that are about sound: knobs of a strip, and the headphones."""

from dataclasses import replace

from mixer.strip import LONGEST_DELAY_MS, SILENT_FADER_DB, Knobs
from studio.wire.commands import SetDelay, SetGain, SetMonitor, SetMute, SetSolo

from .errors import EngineError
from .knobs import knobs_of_state
from .monitoring import Monitoring
from .programme import Programme
from .station import Station

TOP_DB = 12.0
KnobCommand = SetGain | SetMute | SetDelay | SetSolo
SoundCommand = KnobCommand | SetMonitor


class SoundDesk:
    """Turns knobs and tells. The session's thread."""

    def __init__(self, *, station: Station, programme: Programme, monitoring: Monitoring) -> None:
        self._station = station
        self._programme = programme
        self._monitoring = monitoring

    def perform(self, command: SoundCommand) -> None:
        """Do it, or raise EngineError with the reason."""
        if isinstance(command, SetMonitor):
            before = self._station.now.monitor
            after = self._monitoring.choose(before, command.device, command.gain_db)
            self._station.monitor(after)
            return
        source = self._station.source_named(command.source)
        mix = self._programme.audio_mix
        if source is None or not source.has_audio or mix is None:
            message = f'There is no sound of "{command.source}".'
            raise EngineError(message)
        knobs = turned(knobs_of_state(source), command)
        mix.turn(source.name, knobs)
        self._station.knobs(source.name, knobs)


def turned(knobs: Knobs, command: KnobCommand) -> Knobs:
    """Return *knobs* as *command* wants them; raises EngineError for what no knob can do."""
    match command:
        case SetGain(gain_db=gain_db):
            if not SILENT_FADER_DB <= gain_db <= TOP_DB:
                message = (
                    f"A fader goes from {SILENT_FADER_DB:g} dB, which is silence, "
                    f"to +{TOP_DB:g} dB."
                )
                raise EngineError(message)
            return replace(knobs, gain_db=gain_db)
        case SetMute(muted=muted):
            return replace(knobs, muted=muted)
        case SetSolo(solo=solo):
            return replace(knobs, solo=solo)
        case SetDelay(delay_ms=delay_ms):
            if not 0 <= delay_ms <= LONGEST_DELAY_MS:
                message = f"A delay goes from 0 to {LONGEST_DELAY_MS} ms."
                raise EngineError(message)
            return replace(knobs, delay_ms=delay_ms)
