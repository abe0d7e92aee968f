"""What Daily is sent, made of the fields that the register of vendors declares alone; pure.

Names and meanings are those of docs.daily.co/reference/rest-api: rooms/config,
meeting-tokens/config, rooms/update-permissions.
"""

from collections.abc import Iterable
from typing import Any, Final

from studio.backend.vendors import Fields
from studio.policy import Region
from studio.talkback.routing.model import MOST_STATIONS

GEO: Final = {Region.EU: "eu-central-1", Region.US: "us-east-1"}
"""Where Daily puts the call's server: its own default is the region next to who comes first."""
_FORWARDED_FROM_ONE: Final = 0.5
"""Daily's ``sfu_switchover``: no station ever sends to another one's address."""
_NOTHING_RECEIVED: Final = {
    "video": False,
    "audio": False,
    "screenVideo": False,
    "screenAudio": False,
    "customVideo": {"*": False},
}


def room_body(fields: Fields) -> dict[str, Any]:
    """Return a private room for *fields*: room, region, expires."""
    return {"name": fields["room"], **room_change(fields)}


def room_change(fields: Fields) -> dict[str, Any]:
    """Return what a room is held to, also one that is there already."""
    return {
        "privacy": "private",
        "properties": {
            "exp": fields["expires"],
            "eject_at_room_exp": True,
            "max_participants": MOST_STATIONS,
            "enforce_unique_user_ids": True,
            "enable_knocking": False,
            "enable_screenshare": False,
            "enable_chat": False,
            "start_video_off": True,
            "start_audio_off": True,
            "geo": GEO[Region(fields["region"])],
            "sfu_switchover": _FORWARDED_FROM_ONE,
            "permissions": permissions([]),
        },
    }


def token_body(fields: Fields) -> dict[str, Any]:
    """Return a token for one seat in one room: room, expires, pseudonym, role, lines."""
    return {
        "properties": {
            "room_name": fields["room"],
            "exp": fields["expires"],
            "user_id": fields["pseudonym"],
            "user_name": fields["role"],
            "is_owner": False,
            "start_video_off": True,
            "start_audio_off": True,
            "permissions": permissions(fields["lines"]),
        }
    }


def permissions(tracks: Iterable[str]) -> dict[str, Any]:
    """Return what a seat may: speak on custom tracks, and receive *tracks*, nothing else."""
    return {
        "hasPresence": True,
        "canSend": ["customAudio"],
        "canReceive": {"base": {**_NOTHING_RECEIVED, "customAudio": _only(tracks)}},
        "canAdmin": False,
    }


def permissions_body(fields: Fields) -> dict[str, Any]:
    """Return what those in ``seats`` may receive from now on: per participant, its tracks."""
    seats: dict[str, list[str]] = fields["lines"]
    return {
        "data": {
            participant: {"canReceive": permissions(tracks)["canReceive"]}
            for participant, tracks in seats.items()
        }
    }


def eject_body(fields: Fields) -> dict[str, Any]:
    """Return the ejection of one seat, by its pseudonym; ``ban``: it does not come back."""
    return {"user_ids": [fields["pseudonym"]], "ban": True}


def _only(tracks: Iterable[str]) -> dict[str, bool]:
    return {"*": False, **dict.fromkeys(tracks, True)}
