"""Talkback in words, in the window's language."""

import re

from PySide6.QtWidgets import QPushButton

from studio.wire.talk import TalkCell, TalkLine, TalkMember, TalkSignal, TalkState
from ui.language import translate
from ui.model.talk_view import MAIN_ROOM, PARTY, member, own_line
from ui.said import said
from ui.words import figure

_NUMBERED = re.compile(r"room-(\d+)")
_SILENT_DB = -90.0
_PER_CENT = 100


def room(name: str) -> str:
    """Return what a room is called."""
    if name == MAIN_ROOM:
        return translate("Talk", "Main room")
    numbered = _NUMBERED.fullmatch(name)
    if numbered:
        return translate("Talk", "Room {number}").format(number=numbered[1])
    return name


def line(one: TalkLine) -> str:
    """Return what a line is called."""
    if one.kind == "all":
        return translate("Talk", "Everybody")
    if one.kind == "room":
        return room(one.id.partition(":")[2])
    if one.kind == "party":
        if one.id == PARTY:
            return translate("Talk", "Party line")
        return translate("Talk", "Party line {name}").format(name=one.name)
    if one.kind == "iso":
        return translate("Talk", "{name}, privately").format(name=one.name)
    return one.name


def spoken_to(one: TalkLine, state: TalkState) -> str:
    """Return who is spoken to on a line: on one's own producers hear."""
    return translate("Talk", "the producers") if one.id == own_line(state) else line(one)


def tally(name: str) -> str:
    """Return a tally in a word, '' for off."""
    return {
        "on-air": translate("Talk", "ON AIR"),
        "preview": translate("Talk", "PREVIEW"),
    }.get(name, "")


def cue(name: str) -> str:
    """Return a cue light in words, '' for none."""
    return {
        "stand-by": translate("Talk", "STAND BY"),
        "go": translate("Talk", "GO"),
        "acknowledged": translate("Talk", "ACKNOWLEDGED"),
    }.get(name, "")


def dim(dim_db: int | None) -> str:
    """Return how far a programme is dimmed."""
    if dim_db is None:
        return translate("Talk", "Cut")
    if dim_db == 0:
        return translate("Talk", "Off")
    return f"−{-dim_db} dB"  # noqa: RUF001  # a real minus sign


def call(signal: TalkSignal) -> str:
    """Return what a call says."""
    form = {
        "call": translate("Talk", "{name} calls"),
        "flash": translate("Talk", "{name} calls urgently"),
        "answer": translate("Talk", "{name} answered your call"),
    }[signal.kind]
    return form.format(name=signal.sender_name)


def health(one: TalkMember) -> str:
    """Return how the connection of a station fares, '' while nothing is known."""
    if not one.delay_ms and not one.lost_share:
        # Nobody is heard there yet.
        form = translate("Talk", "Answers within {span} ms")
        return form.format(span=f"{one.answer_ms:.0f}") if one.answer_ms else ""
    form = translate("Talk", "Delay {delay} ms, {lost} % lost")
    lost = figure(f"{one.lost_share * _PER_CENT:.1f}")
    return form.format(delay=f"{one.delay_ms:.0f}", lost=lost)


def doing(one: TalkMember, state: TalkState) -> str:
    """Return on which lines a station talks and whom it hears."""
    names = {each.id: line(each) for each in state.lines}
    mine = {f"{kind}:{state.you}" for kind in ("ifb", "iso")}
    yours = translate("Talk", "your ear")
    on = [yours if name in mine else names.get(name, name) for name in one.talking]
    talks = (
        translate("Talk", "Talks: {lines}").format(lines=", ".join(on))
        if on
        else translate("Talk", "Silent")
    )
    return f"{talks}  ·  {hears(one, state)}"


def hears(one: TalkMember, state: TalkState) -> str:
    """Return whom a station hears."""
    if not one.hears:
        return translate("Talk", "Hears nobody")
    who = [
        translate("Talk", "you") if each == state.you else name_of(state, each)
        for each in one.hears
    ]
    return translate("Talk", "Hears: {names}").format(names=", ".join(who))


def name_of(state: TalkState, station: str) -> str:
    """Return the name of who is at a station."""
    found = member(state, station)
    return station if found is None else found.name


def where(state: TalkState) -> str:
    """Return who is in which room."""
    rooms: dict[str, list[str]] = {}
    for each in state.members:
        rooms.setdefault(each.room, []).append(each.name)
    form = translate("Talk", "{room}: {names}")
    told = (form.format(room=room(name), names=", ".join(rooms[name])) for name in sorted(rooms))
    return "\n".join(told)


def own_room(state: TalkState) -> str:
    """Return in which breakout room one is and with whom, '' in the main room."""
    if state.room == MAIN_ROOM:
        return ""
    others = [
        each.name for each in state.members if each.room == state.room and each.id != state.you
    ]
    if not others:
        return translate("Talk", "You are alone in {room}").format(room=room(state.room))
    form = translate("Talk", "You are in {room} with {names}")
    return form.format(room=room(state.room), names=", ".join(others))


def level(db: float) -> str:
    """Return a level, as a screen reader says it."""
    return translate("Talk", "silent") if db <= _SILENT_DB else f"{db:.0f} dB"


def crosspoint(cell: TalkCell, state: TalkState, one: TalkLine) -> str:
    """Return a cell of the matrix in a sentence: whose, on which line, how it stands and why."""
    form = (
        translate("Talk", "{name} talks on {line}: {how}")
        if cell.way == "talk"
        else translate("Talk", "{name} listens to {line}: {how}")
    )
    how = how_open(cell)
    if not cell.may and cell.why:
        how = f"{how}. {said(cell.why)}"
    return form.format(name=name_of(state, cell.station), line=full_line(one), how=how)


def how_open(cell: TalkCell) -> str:
    """Return how a crosspoint stands."""
    if not cell.may:
        return translate("Talk", "forbidden")
    return translate("Talk", "open") if cell.open else translate("Talk", "closed")


def full_line(one: TalkLine) -> str:
    """Return what a line is called where IFBs stand beside others."""
    if one.kind == "ifb":
        return translate("Talk", "{name}'s ear").format(name=one.name)
    return line(one)


def put_listening(button: QPushButton, *, is_on: bool) -> None:
    """Tell on a button whether one listens: in a word, as a colour says nothing to some."""
    button.setChecked(is_on)
    button.setText(translate("Talk", "Listening") if is_on else translate("Talk", "Listen"))


def gain(gain_db: float) -> str:
    """Return a gain in a few letters."""
    return f"{gain_db:+.0f} dB".replace("-", "−")  # noqa: RUF001  # a real minus sign


def seconds(span_s: float) -> str:
    """Return m:ss."""
    whole = max(0, int(span_s))
    return f"{whole // 60}:{whole % 60:02}"


def status(state: TalkState | None, *, has_event: bool) -> str:
    """Return how it is with the call, calmly and with what to do."""
    if not has_event and (state is None or state.status == "off"):
        return translate("Talk", "Talkback is off: choose an event.")
    if state is None:
        return translate("Talk", "Talkback is off: it is being started.")
    fault = said(state.fault) if state.fault else ""
    if state.status == "off":
        return fault or translate("Talk", "Talkback is off: the event is being joined.")
    if state.status == "joining":
        told = translate("Talk", "The call is being joined.")
    elif state.status == "lost":
        told = away(state)
    elif state.status == "refused":
        return away(state)
    else:
        told = _in_call(state)
    return f"{told} {fault}".strip()


def away(state: TalkState) -> str:
    """Return that the call which one was in is lost, or over for oneself; '' while it is there."""
    if state.status == "lost":
        return translate("Talk", "The call is lost; it comes back by itself.")
    if state.status == "refused":
        told = translate("Talk", "The call was refused.")
        return f"{told} {said(state.fault)}".strip()
    return ""


def _in_call(state: TalkState) -> str:
    people = translate("Talk", "In the call: {count}").format(count=len(state.members))
    if state.room != MAIN_ROOM:
        people += f"  ·  {room(state.room)}"
    if state.transport == "daily":
        return f"{people}  ·  " + translate("Talk", "voices by Daily")
    return f"{people}  ·  " + translate("Talk", "voices by {where}").format(where=state.where)
