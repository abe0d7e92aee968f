"""The other stations of the event, followed over the backend's WebSocket, and told of this one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mixer.handoff import Guard
from studio.client import BackendAddress
from studio.client.address import Gate
from studio.client.stations import LiveListener, OwnStation
from studio.wire.account import OtherStation, Tally
from studio.wire.state import Snapshot

from .inbox import Post, StationsNews
from .session import Session

if TYPE_CHECKING:
    # It brings a library along, which nobody who follows no event has to wait for.
    from studio.client.live import LiveClient

_TALLIES: Final[dict[str, Tally]] = {"program": "on-air", "preview": "preview"}
_NOTE_CHARACTERS: Final = 200
_GOOD: Final = "good"


class OwnReport(msgspec.Struct, frozen=True, kw_only=True):
    """What this station says of itself, as docs/backend.md has it."""

    is_on_air: bool = False
    tally: str = "off"
    health: str = _GOOD
    note: str = ""


def report_of(state: Snapshot | None) -> OwnReport:
    """Return what to say of an engine's *state*; pure."""
    if state is None:
        return OwnReport(health="bad", note="The engine is being brought back.")
    live, used = state.live, state.used_event
    is_live = live.status in {"live", "reconnecting"} and used.has_key
    health = {"reconnecting": "bad", "refused": "bad"}.get(live.status, _GOOD)
    on_air = is_live and not used.rehearsal
    return OwnReport(
        is_on_air=on_air,
        tally="program" if on_air else "preview" if is_live else "off",
        health=health,
        note=live.fault[:_NOTE_CHARACTERS] if health != _GOOD else "",
    )


@dataclass(frozen=True, slots=True)
class _Token:
    text: str

    def reveal(self) -> str:
        return self.text


class Watching:
    """Follows one event at a time. One thread, but for what the live client's thread calls."""

    def __init__(self, *, post: Post, gate: Gate, ca_file: Path | None, own: OwnStation) -> None:
        self._post = post
        self._gate = gate
        self._ca_file = ca_file
        self._own = own
        self._hearer: _Hearer | None = None
        self._report = OwnReport()

    def follow(self, session: Session, event: str) -> None:
        """Follow *event* in place of another one; begun anew where the backend had ended it."""
        hearer = self._hearer
        is_same = hearer is not None and (hearer.event, hearer.session) == (event, session)
        if is_same and hearer is not None and hearer.client.is_running:
            return
        self.close()
        self._hearer = hearer = _Hearer(self._post, self._own.id, session, event, self._client)
        hearer.say(self._report)
        hearer.client.start()

    def say(self, report: OwnReport) -> None:
        """Tell the others how this station is."""
        self._report = report
        if self._hearer is not None:
            self._hearer.say(report)

    def close(self) -> None:
        """Follow none; takes some seconds where the network hangs."""
        hearer, self._hearer = self._hearer, None
        if hearer is not None:
            hearer.client.stop()

    def _client(self, hearer: "_Hearer") -> "LiveClient":
        from studio.client.live import LiveClient  # noqa: PLC0415  # see above

        return LiveClient(
            [BackendAddress.parse(hearer.session.address)],
            lambda: _Token(hearer.session.bearer),
            self._gate,
            hearer.event,
            hearer,
            station=self._own,
            ca_file=self._ca_file,
        )


class _Hearer(LiveListener):
    """Hears on the live client's thread."""

    def __init__(
        self,
        post: Post,
        own: str,
        session: Session,
        event: str,
        client: Callable[["_Hearer"], "LiveClient"],
    ) -> None:
        self._post = post
        self._own = own
        self._guard = Guard()
        self._wanted = OwnReport()
        self._asked: tuple[int, OwnReport] | None = None
        self._kept: tuple[int, OwnReport] | None = None
        self.session = session
        self.event = event
        self.client = client(self)

    def say(self, report: OwnReport) -> None:
        """Have the others hear *report*, once the state is known that it changes."""
        with self._guard:
            self._wanted = report
            self._change()

    def state(self, state: dict[str, Any]) -> None:
        """Take over the newest state."""
        stations = [each for each in state.get("stations", ()) if isinstance(each, dict)]
        others = tuple(_other(each) for each in stations if each.get("id") != self._own)
        own = next((each for each in stations if each.get("id") == self._own), None)
        if own is not None:
            fields = {name: own[name] for name in OwnReport.__struct_fields__ if name in own}
            with self._guard:
                self._kept = int(own["revision"]), OwnReport(**fields)
                self._change()
        self._post(StationsNews(self.event, others))

    def connected(self, *, is_connected: bool, trouble: str) -> None:  # noqa: ARG002  # what is wrong, the agenda says
        """Know nothing of the others while the backend is not there."""
        if not is_connected:
            with self._guard:
                self._kept = self._asked = None
            self._post(StationsNews(self.event, ()))

    def _change(self) -> None:
        if self._kept is None or self._kept[1] == self._wanted:
            return
        asked = self._kept[0], self._wanted
        # Once for a state: whoever was faster, the next state says so, and it is asked again.
        if asked != self._asked:
            self._asked = asked
            self.client.report(self._kept[0], msgspec.to_builtins(self._wanted))


def _other(told: dict[str, Any]) -> OtherStation:
    health = str(told.get("health", _GOOD))
    is_there = bool(told.get("is_connected", True))
    return OtherStation(
        name=str(told.get("name", "")),
        role=str(told.get("role", "")),
        on_air=bool(told.get("is_on_air")) and is_there,
        tally=_TALLIES.get(str(told.get("tally")), "off"),
        healthy=health == _GOOD and is_there,
        fault=str(told.get("note", "")),
    )
