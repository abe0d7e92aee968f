"""A kind of record with one of everything that a store has to know."""

from enum import StrEnum

from studio.backend.records import Deletable, Kind


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Note(Deletable, frozen=True, kw_only=True):
    title: str = ""
    place: str = ""
    number: int | None = 0
    open: bool = False
    colour: Colour = Colour.RED
    person: str = ""
    mail: str = ""
    phone: str = ""
    words: tuple[str, ...] = ()


NOTES = Kind(
    "notes",
    Note,
    unique=(("organisation", "title"), ("mail",)),
    indexed=("place", "number", "open", "colour", "mail", "deleted_at_ns", "erase_at_ns"),
    personal=("mail", "phone"),
    subject="person",
)


class Person(Deletable, frozen=True, kw_only=True):
    name: str = ""
    team: str = ""


PEOPLE = Kind(
    "known people", Person, indexed=("team", "deleted_at_ns", "erase_at_ns"), personal=("name",)
)
