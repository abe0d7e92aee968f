"""Daily's API for one organisation: nothing of it is called before that organisation agreed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from studio.backend.vendors import Fields, Parcel, VendorGate
from studio.policy import Region
from studio.talkback.daily_names import is_room

from .bodies import eject_body, permissions_body, room_body, room_change, token_body
from .errors import DailyError, DailyThereError
from .rest import DailyRest

T = TypeVar("T")
VENDOR: Final = "daily"


@dataclass(frozen=True, slots=True)
class Present:
    """Who is in a room: Daily's id for the time being, and the pseudonym that we gave."""

    participant: str
    pseudonym: str


class DailyClient:
    """Any thread; blocks on the store, and on the network for seconds at most.

    Making one, and everything that it does, raises ``ForbiddenError`` where *organisation* did not
    consent, or keeps everything in the EU; that is written into the trail, and no name is looked
    up. All else that it raises is :class:`DailyError`.
    """

    def __init__(self, organisation: str, gate: VendorGate, rest: DailyRest) -> None:
        self._organisation = organisation
        self._gate = gate
        self._rest = rest
        self._send({}, lambda _fields: None)

    def open_room(self, room: str, region: Region, expires_s: int) -> str:
        """Have a private room there, and return its URL; one that is there is held to the same.

        *expires_s*: UTC; nobody is in it afterwards.
        """

        def deliver(fields: Fields) -> dict[str, Any]:
            try:
                return self._rest.ask("POST", "/rooms", room_body(fields))
            except DailyThereError:
                return self._rest.ask("POST", f"/rooms/{fields['room']}", room_change(fields))

        made = self._send({"room": room, "region": region.value, "expires": expires_s}, deliver)
        url = made.get("url")
        if not isinstance(url, str) or not is_room(url) or made.get("privacy") != "private":
            message = "Daily made another room than was asked for; talkback stays away."
            raise DailyError(message)
        return url

    def hold_room(self, room: str, region: Region, expires_s: int) -> None:
        """Have *room* end at *expires_s* instead, UTC; one that is gone stays so."""
        self._send(
            {"room": room, "region": region.value, "expires": expires_s},
            lambda fields: self._rest.ask(
                "POST", f"/rooms/{fields['room']}", room_change(fields), may_be_gone=True
            ),
        )

    def token(  # each is a field of the register's
        self, room: str, *, pseudonym: str, role: str, tracks: Collection[str], expires_s: int
    ) -> str:
        """Return a token for one seat in one room; a secret. *expires_s*: to enter by, UTC."""
        fields = {
            "room": room,
            "pseudonym": pseudonym,
            "role": role,
            "lines": sorted(tracks),
            "expires": expires_s,
        }
        made = self._send(
            fields, lambda told: self._rest.ask("POST", "/meeting-tokens", token_body(told))
        )
        token = made.get("token")
        if not isinstance(token, str) or not token:
            message = "Daily gives no token for the call; try again later."
            raise DailyError(message)
        return token

    def present(self, room: str) -> tuple[Present, ...]:
        """Return who is in *room*, by pseudonym."""
        told = self._send(
            {"room": room},
            lambda fields: self._rest.ask(
                "GET", f"/rooms/{fields['room']}/presence", may_be_gone=True
            ),
        )
        rows = told.get("data", [])
        return tuple(
            Present(str(row.get("id", "")), str(row.get("userId") or row.get("user_id") or ""))
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict)
        )

    def permit(self, room: str, tracks: Mapping[str, Collection[str]]) -> None:
        """Have each participant, by Daily's id, receive its tracks from now on, and no others."""
        if tracks:
            lines = {participant: sorted(each) for participant, each in tracks.items()}
            self._post(room, "update-permissions", {"room": room, "lines": lines}, permissions_body)

    def eject(self, room: str, pseudonym: str) -> None:
        """Put somebody out of *room* at once, for good: another seat is needed to come back."""
        self._post(room, "eject", {"room": room, "pseudonym": pseudonym}, eject_body)

    def close_room(self, room: str) -> None:
        """Delete *room*; whoever is in it is put out. One that is gone is as well."""
        self._send(
            {"room": room},
            lambda fields: self._rest.ask("DELETE", f"/rooms/{fields['room']}", may_be_gone=True),
        )

    def _post(
        self, room: str, what: str, fields: Fields, body: Callable[[Fields], dict[str, Any]]
    ) -> None:
        path = f"/rooms/{room}/{what}"
        self._send(fields, lambda told: self._rest.ask("POST", path, body(told), may_be_gone=True))

    def _send(self, fields: Fields, deliver: Callable[[Fields], T]) -> T:
        return self._gate.send(Parcel(VENDOR, self._organisation, fields), deliver)
