"""The register of every connection that the studio may open, as typed rows; pure."""

import tomllib
from enum import Enum
from functools import cached_property
from ipaddress import ip_network
from typing import Annotated

import msgspec

from .addresses import Address, Reach, normal_name, reaches_of
from .errors import RegisterError

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
_Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]


class Location(Enum):
    """Where a connection takes data: a jurisdiction, or no farther than this local network."""

    EU = "eu"
    US = "us"
    LOCAL = "local"


class Purpose(Enum):
    """What a connection is for; the gate is asked with one of these."""

    INGEST = "ingest"
    NETWORK_FEED = "network-feed"
    ARCHIVE = "archive"
    BACKEND = "backend"
    TALKBACK = "talkback"


class Consent(Enum):
    """Whether somebody must agree to a connection first, and whether they did."""

    NOT_NEEDED = "not-needed"
    NEEDED = "needed"
    GIVEN = "given"


class Connection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row: who is reached, for what, with which data, where, and whether it is on.

    ``hosts``: names, addresses, or networks of addresses (``192.168.7.0/24``).
    ``ports``: none named means any.
    """

    name: _Name
    vendor: _Name
    hosts: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=1)]
    ports: tuple[_Port, ...] = ()
    purpose: Purpose
    data: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=1)]
    location: Location
    on: bool
    consent: Consent

    def names(self, host: str, address: Address | None) -> bool:
        """Return whether this row is about *host*, which spells *address* if it spells one."""
        if address is None:
            return normal_name(host) in map(normal_name, self.hosts)
        return any(address in ip_network(text) for text in self.hosts if _is_network(text))


class Register(msgspec.Struct, frozen=True, dict=True):
    """All rows, those that an organisation added after the shipped ones."""

    rows: tuple[Connection, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Connection]:
        """The rows under their names."""
        return {row.name: row for row in self.rows}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A register's file: rows, and what an organisation says about rows it was shipped."""

    connection: tuple[Connection, ...] = ()
    switched_off: tuple[str, ...] = ()
    consent_given: tuple[str, ...] = ()


def parse_register(text: str, place: str, base: Register | None = None) -> Register:
    """Return *base* with what the TOML *text* adds to it; *place* names the text in errors.

    An addition may switch rows of *base* off and record a consent, never change where they
    lead. Raises :class:`RegisterError`.
    """
    base = base or Register()
    try:
        file = msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"The register {place} cannot be used: {error}."
        raise RegisterError(message) from error
    rows = list(base.rows)
    for row in file.connection:
        _check(row, rows, place)
        rows.append(row)
    known = {row.name for row in rows}
    for name in (*file.switched_off, *file.consent_given):
        if name not in known:
            message = f"The register {place} speaks of a row {name!r} that there is not."
            raise RegisterError(message)
    return Register(tuple(_as_told(row, file) for row in rows))


def _as_told(row: Connection, file: _File) -> Connection:
    if row.name in file.switched_off:
        row = msgspec.structs.replace(row, on=False)
    if row.name in file.consent_given and row.consent is Consent.NEEDED:
        row = msgspec.structs.replace(row, consent=Consent.GIVEN)
    return row


def _check(row: Connection, others: list[Connection], place: str) -> None:
    for host in row.hosts:
        if "/" in host and not _is_network(host):
            message = f"The register {place}, row {row.name!r}: {host!r} is no network."
            raise RegisterError(message)
        if _is_network(host) and not _fits(host, row.location):
            message = (
                f"The register {place}, row {row.name!r}: location {row.location.value!r} does "
                f"not fit {host}; private addresses, and they alone, are 'local'."
            )
            raise RegisterError(message)
    for other in others:
        if other.name == row.name:
            message = f"The register {place}: there are two rows named {row.name!r}."
            raise RegisterError(message)
        if other.purpose is row.purpose and _overlap(row, other):
            message = (
                f"The register {place}: the rows {row.name!r} and {other.name!r} "
                "speak of the same host; keep one."
            )
            raise RegisterError(message)


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _fits(host: str, location: Location) -> bool:
    expected = Reach.LOCAL_NETWORK if location is Location.LOCAL else Reach.PUBLIC
    return reaches_of(ip_network(host)) == {expected}


def _overlap(one: Connection, other: Connection) -> bool:
    for a in one.hosts:
        for b in other.hosts:
            if _is_network(a) and _is_network(b):
                left, right = ip_network(a), ip_network(b)
                if left.version == right.version and left.overlaps(right):
                    return True
            elif normal_name(a) == normal_name(b):
                return True
    return False
