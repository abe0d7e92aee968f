"""Each change of a live state makes a new one; pure."""

from typing import Final

import msgspec

from studio.backend.errors import BadRequestError, ConflictError, ForbiddenError, TooManyError
from studio.backend.moment import NS_PER_S
from studio.policy.permissions import Role

from .model import MOST_STATIONS, LiveState, Shared, Station, StationReport

SILENT_NS: Final = 15 * NS_PER_S
"""Three of the beats that a station sends; after that it counts as gone."""


def joined(
    state: LiveState,
    station_id: str,
    name: str,
    session: str,
    now_ns: int,
    role: Role | None = None,
) -> LiveState:
    """Return *state* with a station connected, at which somebody sits who is *role*.

    Raises :class:`ConflictError` when another session speaks for it, and :class:`TooManyError`.
    """
    known = state.station(station_id)
    if known is None:
        if len(state.stations) >= MOST_STATIONS:
            message = f"An event has at most {MOST_STATIONS} stations."
            raise TooManyError(message)
        known = Station(id=station_id, name=name, session=session, revision=0, seen_at_ns=now_ns)
    elif known.session != session and not _is_gone(known, now_ns):
        message = "Another station of this name is connected; take another name."
        raise ConflictError(message)
    return _with(
        state,
        msgspec.structs.replace(
            known, name=name, role=role, session=session, seen_at_ns=now_ns, is_connected=True
        ),
    )


def left(state: LiveState, station_id: str, session: str) -> LiveState:
    """Return *state* with a station gone, if *session* speaks for it."""
    known = state.station(station_id)
    if known is None or known.session != session or not known.is_connected:
        return state
    return _with(state, _gone(known))


def reported(
    state: LiveState,
    station_id: str,
    session: str,
    revision: int,
    report: StationReport,
    now_ns: int,
) -> LiveState:
    """Return *state* with what a station says of itself.

    Raises :class:`ConflictError` and :class:`ForbiddenError`.
    """
    known = state.station(station_id)
    if known is None or known.session != session:
        message = "A station speaks for itself alone; connect as one first."
        raise ForbiddenError(message)
    _check_revision(known.revision, revision)
    told = {name: getattr(report, name) for name in report.__struct_fields__}
    return _with(
        state, msgspec.structs.replace(known, **told, seen_at_ns=now_ns, is_connected=True)
    )


def shared(state: LiveState, revision: int, new: Shared) -> LiveState:
    """Return *state* with what is one for all. Raises :class:`ConflictError`."""
    _check_revision(state.shared_revision, revision)
    known = {each.id for each in state.stations} | {""}
    if {new.program, new.preview} - known:
        message = "There is no such station in this event."
        raise BadRequestError(message)
    number = state.revision + 1
    return msgspec.structs.replace(state, revision=number, shared=new, shared_revision=number)


def beaten(state: LiveState, station_id: str, session: str, now_ns: int) -> LiveState:
    """Return *state* with a station heard, and those gone that were not for too long.

    Its revision stays where nobody is gone: that one was heard is nothing to tell the others.
    """
    after = state
    for each in state.stations:
        if each.id == station_id and each.session == session:
            heard = msgspec.structs.replace(each, seen_at_ns=now_ns)
            after = (
                _replaced(after, heard)
                if each.is_connected
                else _with(after, msgspec.structs.replace(heard, is_connected=True))
            )
        elif each.is_connected and _is_gone(each, now_ns):
            after = _with(after, _gone(each))
    return after


def _is_gone(station: Station, now_ns: int) -> bool:
    return not station.is_connected or now_ns - station.seen_at_ns >= SILENT_NS


def _gone(station: Station) -> Station:
    return msgspec.structs.replace(station, is_connected=False, is_on_air=False)


def _with(state: LiveState, station: Station) -> LiveState:
    number = state.revision + 1
    changed = msgspec.structs.replace(station, revision=number)
    return msgspec.structs.replace(_replaced(state, changed), revision=number)


def _replaced(state: LiveState, station: Station) -> LiveState:
    others = {each.id: each for each in state.stations}
    others[station.id] = station
    return msgspec.structs.replace(state, stations=tuple(others.values()))


def _check_revision(known: int, told: int) -> None:
    if known != told:
        message = f"It was changed meanwhile (revision {known}); look at it again."
        raise ConflictError(message)
