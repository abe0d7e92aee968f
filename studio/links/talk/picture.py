"""The state that the link's clients see, made of the call, the keys and the devices; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from mixer.clock import NS_PER_S
from studio.talkback.routing.said import TellSignal
from studio.wire.talk import CallStatus, TalkMember, TalkSignal, TalkSound, TalkState

from .call_view import CallView
from .calling import Calling
from .keyboard import LATCH_NS, Keyboard
from .sound_choice import SoundChoice
from .sound_device import DeviceState

_NO_SOUND: Final = "No sound comes from there, although a key is down."


@dataclass(frozen=True, slots=True)
class Devices:
    """How the two devices are."""

    mouth: DeviceState = field(default_factory=DeviceState)
    ear: DeviceState = field(default_factory=DeviceState)


@dataclass(frozen=True, slots=True)
class Heard:
    """How well one hears."""

    delay_ms: float = 0.0
    lost_share: float = 0.0


def sound_of(choice: SoundChoice, devices: Devices) -> TalkSound:
    """Return the devices, and how it is to sound."""
    return TalkSound(
        microphone=choice.microphone,
        headphones=choice.headphones,
        microphones=devices.mouth.devices,
        outputs=devices.ear.devices,
        microphone_status=devices.mouth.status,
        headphones_status=devices.ear.status,
        fault=devices.mouth.fault or devices.ear.fault,
        program_gain_db=choice.program_gain_db,
        talk_gain_db=choice.talk_gain_db,
        side_tone_db=choice.side_tone_db if choice.side_tone else None,
        split=choice.split,
        echo_cancelled=choice.echo_cancelled,
        noise_suppressed=choice.noise_suppressed,
    )


def state_of(
    calling: Calling | None,
    keyboard: Keyboard,
    sound: TalkSound,
    heard: Heard,
    *,
    answering: bool,
    now_ns: int,
) -> TalkState:
    """Return all that a client sees."""
    if calling is None:
        return TalkState(sound=sound)
    base = TalkState(
        status=_status(calling),
        fault=calling.trouble or calling.media_trouble,
        event_id=calling.place.event,
        you=calling.place.station,
        where=calling.place.address.host,
        sound=sound,
        open_s=float(keyboard.open_ns(now_ns) // NS_PER_S),
        latched=keyboard.latched,
        latch_left_s=float(keyboard.left_ns(now_ns) // NS_PER_S),
        latch_s=LATCH_NS / NS_PER_S,
        answering=answering,
        delay_ms=round(heard.delay_ms),
        lost_share=round(heard.lost_share, 3),
    )
    return base if calling.call is None else _with_call(base, calling)


def _with_call(base: TalkState, calling: Calling) -> TalkState:
    call, me, view = calling.call, calling.me, calling.view
    if call is None or view is None:
        return base
    names = {each.id: each.name for each in call.members}
    return msgspec.structs.replace(
        base,
        role="" if me is None else me.role.value,
        room="" if me is None else me.room,
        transport="daily" if call.transport == "daily" else "own",
        members=_members(calling, view),
        lines=view.lines,
        cells=view.cells,
        signals=tuple(_signal(each, names) for each in calling.signals),
        rooms=view.rooms,
        dims=view.dims,
        dim_db=calling.dim_db,
    )


def _members(calling: Calling, view: CallView) -> tuple[TalkMember, ...]:
    call = calling.call
    numbers = {} if call is None else {each.id: each.number for each in call.members}
    stalled = set(calling.stalled)
    return tuple(
        msgspec.structs.replace(each, fault=_NO_SOUND) if numbers.get(each.id) in stalled else each
        for each in view.members
    )


def _signal(signal: TellSignal, names: Mapping[str, str]) -> TalkSignal:
    return TalkSignal(
        number=signal.number,
        sender=signal.sender,
        sender_name=names.get(signal.sender, signal.sender),
        kind=signal.kind.value,
        text=signal.text,
        at_utc_ms=signal.at_utc_ms,
    )


def _status(calling: Calling) -> CallStatus:
    if calling.is_final:
        return "refused"
    if calling.is_up:
        return "in" if calling.call is not None else "joining"
    return "joining" if calling.call is None else "lost"
