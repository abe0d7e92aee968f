"""Organisations, people, and who is listed where."""

from typing import Final

from studio.backend.records import Kind, Record
from studio.policy.permissions import Role


class Organisation(Record, frozen=True, kw_only=True):
    """A customer; its id is its organisation."""

    name: str
    since_ns: int


class Person(Record, frozen=True, kw_only=True):
    """One human being, of the provider's keeping: she may be listed by several organisations.

    ``mail``: as :func:`mail_of` writes it; '' until she has one. It is an address, never a key to
    anything: an identity of another issuer is not taken for hers because it bears her address.
    """

    name: str
    mail: str
    since_ns: int


class Membership(Record, frozen=True, kw_only=True):
    """That an organisation's settings list a person, and as what; nobody else gets in.

    The provider's own organisation lists its staff. ``blocked_until_ns``: 0, or until when she is
    shut out. ``last_in_ns``: when she last signed in; each sign-in writes it, so that no sign-in
    slips past a block, or a change of role, that is made at the same moment.
    """

    person: str
    role: Role
    since_ns: int
    last_in_ns: int = 0
    blocked_until_ns: int = 0
    blocked_why: str = ""
    blocked_by: str = ""


ORGANISATIONS: Final = Kind("organisations", Organisation)
PEOPLE: Final = Kind(
    "people", Person, unique=(("mail",),), indexed=("mail",), personal=("name", "mail")
)
MEMBERSHIPS: Final = Kind(
    "memberships",
    Membership,
    unique=(("organisation", "person"),),
    indexed=("person", "role", "since_ns", "blocked_until_ns"),
)
