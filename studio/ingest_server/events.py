"""What the receiver tells whoever started it; on the command line, a line of JSON each."""

import msgspec


class Event(msgspec.Struct, frozen=True, tag_field="event", kw_only=True):
    """Base of all; none holds the name of a stream, which is its key."""


class Listening(Event, tag="listening", frozen=True, kw_only=True):
    """The receiver can be connected to at this port."""

    host: str
    port: int
    tls: bool


class Publishing(Event, tag="publishing", frozen=True, kw_only=True):
    """A stream has begun and goes to ``file``."""

    file: str


class Ended(Event, tag="ended", frozen=True, kw_only=True):
    """A stream has ended; ``file`` is whole."""

    file: str
    pictures: int


class Trouble(Event, tag="trouble", frozen=True, kw_only=True):
    """Something that the person who runs the receiver must see to."""

    text: str
