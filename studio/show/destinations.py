"""What each destination of a show is for, and what is wrong about that."""

from collections.abc import Iterator, Sequence

import msgspec

from .model import DestinationSpec, Role

MOST_EXTRAS = 4
Problem = tuple[str, str]


def roles(places: Sequence[DestinationSpec]) -> dict[str, Role]:
    """Return the role of each destination by its name.

    Where none is called the primary, it is the first one without a role.
    """
    found: dict[str, Role] = {place.name: place.role or "extra" for place in places}
    if "primary" not in found.values():
        first = next((place.name for place in places if not place.role), None)
        if first is not None:
            found[first] = "primary"
    return found


def with_place(
    places: Sequence[DestinationSpec], place: DestinationSpec
) -> tuple[DestinationSpec, ...]:
    """Return *places* with *place* in the place of one of its name, or added.

    The primary, and what has no role, goes first, and whichever was the primary is an extra then.
    """
    if place.role in {"backup", "extra"}:
        if any(each.name == place.name for each in places):
            return tuple(place if each.name == place.name else each for each in places)
        return (*places, place)
    others = tuple(
        msgspec.structs.replace(each, role="extra") if each.role == "primary" else each
        for each in places
        if each.name != place.name
    )
    return (place, *others)


def problems(places: Sequence[DestinationSpec]) -> Iterator[Problem]:
    """Yield where and what is wrong about *places*, as ``checks.check`` does."""
    actual = roles(places)
    of = {role: [p for p in places if actual[p.name] == role] for role in ("primary", "backup")}
    for role, those in of.items():
        if len(those) > 1:
            yield (
                _key(places, those[1], "role"),
                f'besides "{those[0].name}", this is the {role} as well; give it role = "extra".',
            )
    if places and not of["primary"]:
        yield "$.destination[0].role", 'no destination is the primary; give one role = "primary".'
    for first, second in zip(of["primary"], of["backup"], strict=False):
        if first.zone and first.zone == second.zone:
            yield (
                _key(places, second, "zone"),
                f'the primary is in zone "{first.zone}" as well; choose a backup in another one.',
            )
    extras = [place for place in places if actual[place.name] == "extra"]
    if len(extras) > MOST_EXTRAS:
        yield (
            _key(places, extras[MOST_EXTRAS], "name"),
            f"there are {len(extras)} extra destinations; {MOST_EXTRAS} is the most there can be.",
        )
    for place in places:
        yield from _own_problems(places, place, actual[place.name])


def _own_problems(
    places: Sequence[DestinationSpec], place: DestinationSpec, role: Role
) -> Iterator[Problem]:
    if place.standby and role != "backup":
        yield _key(places, place, "standby"), "only the backup can be a standby."
    if place.url.startswith("https:") and (place.codec, place.audio) != ("h264", "aac"):
        words = "WHIP is sent H.264 and Opus; leave codec and audio out."
        yield _key(places, place, "codec"), words
    if place.pin and place.url.startswith("rtmp:"):
        yield _key(places, place, "pin"), "a pin needs TLS; write the url as rtmps://."


def _key(places: Sequence[DestinationSpec], place: DestinationSpec, key: str) -> str:
    number = next(n for n, each in enumerate(places) if each is place)
    return f"$.destination[{number}].{key}"
