"""How one's own end sounds: ear and mouth as the call, and what was chosen, have them."""

from math import ceil
from typing import TYPE_CHECKING, Final

from mixer.handoff import LatestSlot
from studio.talkback.routing import said
from studio.wire import talk as wire

from .ear import Listening
from .ear_reports import EarReports
from .mouth import MouthWish
from .parts import Parts
from .picture import Devices, sound_of

if TYPE_CHECKING:
    from .calling import Calling

_FAR_MS: Final = 30.0
"""Of round trip; from there on a packet holds 20 ms, which halves what gets lost of them."""
_SILENT_DB: Final = -90.0
_ANSWER_STEP_MS: Final = 10
"""Finer, it would be another number each time, and say no more."""


class Sounding:
    """The event loop's, but for ``level`` and ``reports``, which the sound's threads put into.

    ``calling``: the call that is heard, None in none.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._choice = parts.kept.read()
        self._needed = False
        self.calling: Calling | None = None
        self.devices = Devices()
        self.reports = EarReports()
        self.level: LatestSlot[float] = LatestSlot()

    @property
    def shown(self) -> wire.TalkSound:
        """The devices, and how it is to sound."""
        return sound_of(self._choice, self.devices)

    @property
    def is_needed(self) -> bool:
        """Whether devices are: for others in the call, or since somebody chose which.

        Nobody's microphone is opened because an event was.
        """
        call = None if self.calling is None else self.calling.call
        chosen = bool(self._choice.microphone or self._choice.headphones)
        return call is not None and (chosen or len(call.members) > 1)

    def choose(self, command: wire.ChooseSound) -> None:
        """Take what a person chose, and keep it."""
        self._choice = self._choice.changed(command)
        self._parts.kept.write(self._choice)

    def bring(self, *, is_open: bool) -> None:
        """Bring ear and mouth up to the call and to what was chosen; *is_open*: a key is down."""
        calling, choice = self.calling, self._choice
        far, needed = False, self.is_needed
        if needed != self._needed:
            self._needed = needed
            self._parts.engine.feed_ear(wanted=needed)
            if not needed:
                self._parts.ear_device.choose(None)
        if calling is not None and needed:
            me, round_trip_ms = calling.me, calling.transport.health.round_trip_ms
            far = round_trip_ms is not None and round_trip_ms > _FAR_MS
            self._parts.ear_device.choose(choice.headphones)
            self._parts.ear.listen(
                Listening(
                    heard=calling.heard,
                    own=0 if me is None else me.number,
                    dim_db=calling.dim_db,
                    program_gain_db=choice.program_gain_db,
                    talk_gain_db=choice.talk_gain_db,
                    side_tone_db=choice.side_tone_db if choice.side_tone else None,
                    split=choice.split,
                )
            )
        else:
            self._parts.ear.listen(Listening())
        self._parts.mouth.wish(
            MouthWish(
                device=choice.microphone if needed else None,
                is_open=is_open,
                span_ms=20 if far else 10,
                echo_cancelled=choice.echo_cancelled,
                noise_suppressed=choice.noise_suppressed,
            )
        )

    def engine_came(self) -> None:
        """Have the engine that has come feed the ear as the one before did."""
        self._parts.engine.feed_ear(wanted=self.is_needed)

    def levels(self) -> wire.TalkLevels | None:
        """Return how loud it is at one's own end and of whom one hears; None while all is quiet."""
        call, own_db = None if self.calling is None else self.calling.call, self.level.get()
        names = {} if call is None else {each.number: each.id for each in call.members}
        levels = self.reports.levels_db
        heard = {names[number]: level for number, level in levels.items() if number in names}
        own_db = _SILENT_DB if own_db is None else own_db
        if heard or own_db > _SILENT_DB:
            return wire.TalkLevels(own_db=own_db, heard_db=heard)
        return None

    def health(self, *, is_open: bool) -> said.Health:
        """Return what the others are told of this end; *is_open*: a key is down."""
        heard, own_db = self.reports.heard, self.level.get()
        answer_ms = (self.calling and self.calling.round_trip_ms) or 0.0
        fault = self.devices.mouth.fault or self.devices.ear.fault
        self.reports.note()
        return said.Health(
            level_db=own_db if own_db is not None and is_open else -100.0,
            lost_share=heard.lost_share,
            delay_ms=heard.delay_ms,
            answer_ms=_ANSWER_STEP_MS * ceil(answer_ms / _ANSWER_STEP_MS),
            fault=fault[: said.MOST_SAID_CHARACTERS],
            tally=self._parts.engine.tally,
        )
