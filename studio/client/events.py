"""Events of the person's organisation: listed, rehearsed, brought live with a key nobody typed."""

import json
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

import requests

from .errors import ClientError
from .http import BackendHttp, Revealable

PURPOSE: Final = "backend"
_CHANGED: Final = "The backend answers with something else than it should; update it."
S_co = TypeVar("S_co", bound=Revealable, covariant=True)
S = TypeVar("S", bound=Revealable)


class MakesSecret(Protocol[S_co]):
    """Hides a text: the studio's type of a secret, which this layer does not know."""

    def __call__(self, value: str, /) -> S_co:
        """Return *value* as a secret."""
        ...


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as it is listed; times are UTC nanoseconds."""

    id: str
    name: str
    begins_at_ns: int
    ends_at_ns: int
    revision: int
    needs_go: bool
    has_go: bool
    embargo_until_ns: int


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event's data have their home, and why."""

    ingest: str
    storage: str
    eu_only: bool
    reason: str


@dataclass(frozen=True, slots=True)
class StreamGrant(Generic[S]):
    """What to publish with. ``ingests``: the primary, then its backup if there is one."""

    id: str
    event: str
    key: S
    ingests: tuple[str, ...]
    region: str
    expires_at_ns: int


class EventsClient(Generic[S]):
    """Asks one backend; one thread at a time. Raises :class:`ClientError`, and what the gate does.

    *secret* is what keys are handed on in.
    """

    def __init__(self, http: BackendHttp, secret: MakesSecret[S]) -> None:
        self._http = http
        self._secret = secret

    def list(self) -> tuple[EventCard, ...]:
        """Return the events that are there, the next to come last."""
        found = self._ask("GET", "/events").get("events")
        if not isinstance(found, list):
            raise ClientError(_CHANGED)
        return tuple(_card(each) for each in found)

    def place(self, event: str) -> EventPlace:
        """Return where the data of *event* have their home."""
        told = self._ask("GET", f"/events/{event}").get("placement", {})
        try:
            return EventPlace(
                str(told["ingest"]),
                str(told["storage"]),
                bool(told["eu_only"]),
                str(told["reason"]),
            )
        except (KeyError, TypeError) as error:
            raise ClientError(_CHANGED) from error

    def begin_live(self, event: str, station: str) -> StreamGrant[S]:
        """Ask for a key to the audience of *event*."""
        return self._grant(f"/events/{event}/keys", station)

    def begin_rehearsal(self, event: str, station: str) -> StreamGrant[S]:
        """Ask for a key that can never reach an audience."""
        return self._grant(f"/events/{event}/rehearsal-keys", station)

    def renew(self, grant: StreamGrant[S]) -> int:
        """Have a key be good for longer; return until when."""
        told = self._ask("POST", f"/events/{grant.event}/keys/{grant.id}/renewal")
        until_ns = told.get("expires_at_ns")
        if not isinstance(until_ns, int):
            raise ClientError(_CHANGED)
        return until_ns

    def end(self, grant: StreamGrant[S]) -> None:
        """End a key that is not needed any more."""
        self._ask("DELETE", f"/events/{grant.event}/keys/{grant.id}")

    def _grant(self, path: str, station: str) -> StreamGrant[S]:
        told = self._ask("POST", path, {"station": station})
        try:
            return StreamGrant(
                str(told["id"]),
                str(told["event"]),
                self._secret(str(told["key"])),
                tuple(map(str, told["ingests"])),
                str(told["region"]),
                int(told["expires_at_ns"]),
            )
        except (KeyError, TypeError, ValueError):
            # The cause would carry the key along.
            raise ClientError(_CHANGED) from None

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            answer = self._http.ask(
                method,
                path,
                purpose=PURPOSE,
                headers={"Content-Type": "application/json"} if body else None,
                data=_json(body) if body else None,
            )
            told = answer.json() if answer.content else {}
        except requests.RequestException as error:
            message = f"The backend does not answer ({type(error).__name__}); try again later."
            raise ClientError(message) from error
        if not isinstance(told, dict):
            raise ClientError(_CHANGED)
        return told


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body).encode()


def _card(told: object) -> EventCard:
    try:
        if not isinstance(told, dict):
            raise ClientError(_CHANGED)
        needs_go = bool(told["needs_go"])
        return EventCard(
            str(told["id"]),
            str(told["name"]),
            int(told["begins_at_ns"]),
            int(told["ends_at_ns"]),
            int(told["revision"]),
            needs_go,
            not needs_go or bool(told["go_given_by"]),
            int(told["embargo_until_ns"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ClientError(_CHANGED) from error
