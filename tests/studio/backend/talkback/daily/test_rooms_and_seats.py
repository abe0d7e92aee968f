"""Rooms, tokens, presence, ejection and permissions, as Daily's published schema has them."""

import json
import re
import uuid
from pathlib import Path
from typing import Any

import pytest

from studio.backend.events.model import Event
from studio.backend.moment import HOUR_NS
from studio.backend.talkback.daily import Seat
from studio.policy import Region
from studio.policy.permissions import Role
from studio.policy.placing import Origin
from studio.policy.vendors import Condition, shipped_vendors
from studio.talkback.daily_names import is_room, number_of, track_of
from tests.parts.daily_api import DailyApi

from .parts import KEY, DailyBackend, agreed

LINES = ("party:main", "ifb:anna-laptop")


def _seat(backend: DailyBackend, event: Event, room: str = "", number: int = 7) -> Seat:
    return backend.calls.seat(event, room, number=number, role=Role.PRESENTER, hears=LINES)


def _token(seat: Seat) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(seat.token.removeprefix("token."))
    return told


def test_a_room_is_private_pinned_to_the_region_and_ends_by_itself(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        here = backend.event(origin=Origin.EU)
        there = backend.event(origin=Origin.US)
        for event, region in ((here, "eu-central-1"), (there, "us-east-1")):
            seat = _seat(backend, event)
            assert is_room(seat.url)
            room = api.rooms[seat.url.rpartition("/")[2]]
            assert room["privacy"] == "private"
            properties = room["properties"]
            assert properties["geo"] == region
            now_s = backend.backend.clock.now_ns() // 10**9
            assert properties["exp"] == now_s + 2 * 3600
            assert properties["eject_at_room_exp"] is True
            assert properties["enforce_unique_user_ids"] is True
            assert properties["permissions"]["canAdmin"] is False
            received = properties["permissions"]["canReceive"]["base"]
            assert received["customAudio"] == {"*": False}
        assert api.faults == []


def test_a_room_stands_on_as_long_as_it_is_held_and_one_that_is_gone_stays_so(
    tmp_path: Path,
) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        name = _seat(backend, event).url.rpartition("/")[2]
        ends_s = api.rooms[name]["properties"]["exp"]
        backend.backend.clock.advance(HOUR_NS)
        backend.calls.hold(event, "")
        assert api.rooms[name]["properties"]["exp"] == ends_s + 3600
        assert api.rooms[name]["privacy"] == "private"
        backend.calls.close(event, "")
        backend.calls.hold(event, "")
        assert api.rooms == {}
        assert api.faults == []


def test_a_token_is_for_one_seat_in_one_room_and_for_ten_minutes(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, _):
        event = backend.event()
        seat = _seat(backend, event)
        told = _token(seat)
        assert told["room_name"] == seat.url.rpartition("/")[2]
        assert told["exp"] == backend.backend.clock.now_ns() // 10**9 + 600
        assert told["is_owner"] is False
        assert told["user_id"] == seat.pseudonym
        assert number_of(seat.pseudonym) == 7
        assert uuid.UUID(seat.pseudonym).version == 8
        assert told["user_name"] == "presenter"
        assert told["permissions"]["canSend"] == ["customAudio"]
        base = told["permissions"]["canReceive"]["base"]
        tracks = {track_of(seat.call_key, line): True for line in LINES}
        assert base["customAudio"] == {"*": False, **tracks}
        assert not base["audio"]
        assert _seat(backend, event).pseudonym != seat.pseudonym
        assert seat.token not in repr(seat)


def test_a_breakout_is_a_room_of_its_own_and_a_room_is_found_again(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        main, breakout = _seat(backend, event), _seat(backend, event, "green")
        assert main.url != breakout.url
        assert _token(main)["room_name"] != _token(breakout)["room_name"]
        # Another instance, or this one after a restart, finds the room that is there.
        room = api.rooms[main.url.rpartition("/")[2]]
        room["privacy"] = "public"
        room["properties"]["geo"] = "ap-south-1"
        assert _seat(backend, event, number=8).url == main.url
        room = api.rooms[main.url.rpartition("/")[2]]
        assert (room["privacy"], room["properties"]["geo"]) == ("private", "eu-central-1")
        assert len(api.rooms) == 2


def test_who_is_there_may_hear_what_the_matrix_has_and_nobody_else_anything(
    tmp_path: Path,
) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        seat, other = _seat(backend, event), _seat(backend, event, number=8)
        name = seat.url.rpartition("/")[2]
        api.present[name] = [("p1", seat.pseudonym), ("p2", other.pseudonym)]
        assert backend.calls.who_is_in(event, "") == {seat.pseudonym, other.pseudonym}
        backend.calls.permit(event, "", {seat.pseudonym: ["iso:anna-laptop"]})
        iso = track_of(seat.call_key, "iso:anna-laptop")
        hears = {
            each: told["canReceive"]["base"]["customAudio"]
            for each, told in api.permissions.items()
        }
        assert hears == {"p1": {"*": False, iso: True}, "p2": {"*": False}}


def test_somebody_is_put_out_at_once_and_a_room_is_deleted(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event()
        seat = _seat(backend, event)
        name = seat.url.rpartition("/")[2]
        api.present[name] = [("p1", seat.pseudonym)]
        backend.calls.eject(event, "", seat.pseudonym)
        assert api.ejected == [seat.pseudonym]
        assert api.asked[-1].body == {"user_ids": [seat.pseudonym], "ban": True}
        backend.calls.close(event, "")
        assert api.rooms == {}
        backend.calls.close(event, "")
        assert backend.calls.who_is_in(event, "") == frozenset()
        backend.calls.eject(event, "", seat.pseudonym)


@pytest.mark.promise(58)
def test_what_is_sent_is_declared_and_tells_nobodys_name(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        event = backend.event(name="Results of Anna Ltd")
        seat = _seat(backend, event, "board-room")
        api.present[seat.url.rpartition("/")[2]] = [("p1", seat.pseudonym)]
        backend.calls.permit(event, "board-room", {seat.pseudonym: LINES})
        backend.calls.eject(event, "board-room", seat.pseudonym)
        backend.calls.close(event, "board-room")
        assert len(api.asked) == 6
        said = json.dumps([(each.path, each.body) for each in api.asked]).casefold()
        for word in ("anna", "acme", "board", "results", "laptop", event.id, KEY):
            assert word.casefold() not in said
        for each in api.asked:
            assert re.fullmatch(r"/v1/[a-z-]+(/vs-[0-9a-f]{32}(/[a-z-]+)?)?", each.path)
    declared = shipped_vendors().by_id["daily"].fields_under(*Condition)
    assert {"room", "pseudonym", "role", "lines", "region", "expires"} <= declared


def test_a_room_that_is_not_as_asked_is_not_entered(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        client = backend.client()
        real = api._room  # a Daily that lies
        for lie in ({"privacy": "public"}, {"url": "https://daily.example.org/vs-1"}, {"url": 7}):
            api._room = lambda name, lie=lie: {**real(name), **lie}  # type: ignore[method-assign,misc]  # see above
            with pytest.raises(Exception, match="another room"):
                client.open_room(f"vs-{'0' * 32}", Region.EU, 2_000_000_000)


def test_the_schema_of_the_tests_refuses_what_daily_would(tmp_path: Path) -> None:
    with agreed(tmp_path) as (backend, api):
        assert isinstance(api, DailyApi)
        for path, body in (
            ("/rooms", {"name": "a room"}),
            ("/rooms", {"name": "a", "properties": {"geo": "eu-north-1"}}),
            ("/rooms", {"name": "a", "properties": {"permissions": {"canSend": ["voice"]}}}),
            ("/meeting-tokens", {"properties": {"user_id": "x" * 37}}),
            ("/meeting-tokens", {}),
        ):
            with pytest.raises(Exception, match="refuses what it was asked"):
                backend.rest.ask("POST", path, body)
        assert len(api.faults) == 5
