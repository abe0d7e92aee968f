"""The calls that the pictures of talkback show."""

from typing import Final

from studio.wire.talk import TalkLevels, TalkSignal, TalkSound
from tests.parts.talk_states import ANNA, BERTIL, OLLI, PIA, at, call

_MEMBERS = (
    at(ANNA, cue="stand-by"),
    at(BERTIL, room="room-1"),
    at(OLLI, talking=("party:main",)),
    at(PIA, talking=("ifb:anna",)),
)
_SOUND = TalkSound(
    microphone="Jabra Evolve2",
    headphones="Jabra Evolve2",
    microphones=("Jabra Evolve2", "Built-in Audio"),
    outputs=("Jabra Evolve2", "Built-in Audio"),
    microphone_status="live",
    headphones_status="live",
    talk_gain_db=3.0,
    program_gain_db=-6.0,
    split=True,
)
_CALL: Final = TalkSignal(number=7, sender="bertil", sender_name="Bertil", kind="call")
_TEXT: Final = TalkSignal(
    number=8, sender="pia", sender_name="Pia", kind="text", text="Two minutes; then the questions."
)
PRODUCER: Final = call(
    PIA,
    _MEMBERS,
    signals=(_CALL,),
    sound=_SOUND,
    latched=("ifb:anna",),
    latch_left_s=104.0,
    open_s=16.0,
)
PRESENTER: Final = call(ANNA, _MEMBERS, signals=(_TEXT,), sound=_SOUND)
LEVELS: Final = TalkLevels(own_db=-14.0, heard_db={"olli": -18.0})
