"""What of a call matters here and now: pure."""

from typing import Final

from studio.policy.permissions import Permission, Role, is_allowed
from studio.wire.talk import TalkLine, TalkMember, TalkSignal, TalkState

EVERYBODY: Final = "all"
PARTY: Final = "party:main"
MAIN_ROOM: Final = ""
_CALLS: Final = frozenset({"call", "flash", "answer"})


def member(state: TalkState, station: str) -> TalkMember | None:
    """Return who is at *station*."""
    return next((each for each in state.members if each.id == station), None)


def me(state: TalkState) -> TalkMember | None:
    """Return oneself, as the call knows one."""
    return member(state, state.you)


def line(state: TalkState, name: str) -> TalkLine | None:
    """Return the line of that id."""
    return next((each for each in state.lines if each.id == name), None)


def own_line(state: TalkState) -> str:
    """Return the line that leads to one's own ear, on which one answers."""
    return f"ifb:{state.you}"


def leads(state: TalkState) -> bool:
    """Return whether one moves others, sets the matrix and gives cues."""
    try:
        return is_allowed(Role(state.role), Permission.MANAGE_TALKBACK)
    except ValueError:
        return False


def is_presenter(state: TalkState | None) -> bool:
    """Return whether one is in a call as a presenter."""
    return state is not None and state.role == "presenter"


def is_apart(state: TalkState) -> bool:
    """Return whether anybody is in a breakout room."""
    return any(each.room != MAIN_ROOM for each in state.members)


def has_left_daily(before: TalkState, state: TalkState) -> bool:
    """Return whether a call that Daily carried goes another way now: an admin decided so."""
    return before.event_id == state.event_id and (before.transport, state.transport) == (
        "daily",
        "own",
    )


def open_lines(state: TalkState) -> tuple[TalkLine, ...]:
    """Return the lines that one speaks on now."""
    return tuple(each for each in state.lines if each.talking or each.id in state.latched)


def calls(state: TalkState) -> tuple[TalkSignal, ...]:
    """Return the calls that wait, and the answers that came, the newest first."""
    found = (each for each in state.signals if each.kind in _CALLS)
    # A backend that was begun anew counts from one again.
    return tuple(sorted(found, key=lambda each: (-each.at_utc_ms, -each.number)))


def text_of(state: TalkState) -> TalkSignal | None:
    """Return the text that stands on this screen."""
    return next((each for each in reversed(state.signals) if each.kind == "text"), None)


def cue_of(state: TalkState) -> str:
    """Return one's own cue light: '', 'stand-by', 'go' or 'acknowledged'."""
    own = me(state)
    return "" if own is None else own.cue


def speakers(state: TalkState) -> tuple[TalkMember, ...]:
    """Return whom one hears now."""
    own = me(state)
    heard = () if own is None else own.hears
    return tuple(each for each in state.members if each.id in heard)


def why_not(state: TalkState, name: str) -> str:
    """Return why one may not talk on a line, as the call says it; '' where it does not say."""
    found = (
        each.why
        for each in state.cells
        if (each.station, each.line, each.way) == (state.you, name, "talk")
    )
    return next(found, "")
