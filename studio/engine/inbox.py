"""What reaches the session: clients, their requests, and news from the engine's own threads."""

from collections.abc import Callable
from dataclasses import dataclass

from capture.headphones import HeadphoneState
from capture.slides import Place
from capture.source import SourceHealth
from mixer.handoff import BoundedQueue
from mixer.program import ProgramState
from studio.output.output import OutputStatus
from studio.show import Show
from studio.wire.commands import Request
from studio.wire.state import FindingState

from .rack import Racked

CAPACITY = 4096


@dataclass(frozen=True, slots=True)
class ClientCame:
    """A client connected; it waits for its snapshot."""

    client: int


@dataclass(frozen=True, slots=True)
class ClientLeft:
    """A client is gone."""

    client: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A client asks for something."""

    client: int
    request: Request


@dataclass(frozen=True, slots=True)
class SourceNews:
    """A source's health changed."""

    name: str
    health: SourceHealth


@dataclass(frozen=True, slots=True)
class PageNews:
    """Slides show a page."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class HeadphoneNews:
    """The headphones fare otherwise."""

    state: HeadphoneState


@dataclass(frozen=True, slots=True)
class Taken:
    """A take reached the mix."""

    state: ProgramState


@dataclass(frozen=True, slots=True)
class LiveNews:
    """How an output to a destination fares; ``number`` is the one that it was begun with."""

    number: int
    status: OutputStatus


@dataclass(frozen=True, slots=True)
class RateNews:
    """The picture gets fewer bits than it should, as the line is too narrow; or all again."""

    reduced: bool


@dataclass(frozen=True, slots=True)
class RecordingNews:
    """The recording changed; ``path`` is empty before it has one.

    ``recorded_ns``: how long was recorded before the status began.
    """

    status: OutputStatus
    path: str
    recorded_ns: int = 0


@dataclass(frozen=True, slots=True)
class IsoNews:
    """The recording of one source by itself changed; ``path`` is empty before it has one."""

    name: str
    label: str
    status: OutputStatus
    path: str


@dataclass(frozen=True, slots=True)
class ReplayNews:
    """What became of a replay that was to be saved, in a sentence."""

    words: str
    failed: bool


@dataclass(frozen=True, slots=True)
class FeedReady:
    """A feed that a client asked for has its ring, or ``fault`` says why not."""

    client: int
    request: int
    feed: str
    path: str = ""
    width: int = 0
    height: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Sources that an edit brought have begun; those that it took away can end."""

    fresh: tuple[Racked, ...]
    gone: tuple[Racked, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """The show was written to ``path`` for a client that asked, or ``fault`` says why not."""

    client: int
    request: int
    show: Show
    path: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a client's check found."""

    client: int
    request: int
    findings: tuple[FindingState, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The devices that a client asked for, by kind, and the modes of each camera."""

    client: int
    request: int
    found: dict[str, tuple[str, ...]]
    modes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EncoderNews:
    """An encoder was replaced; ``words`` says which, why and by what."""

    words: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A thread that the show cannot do without has failed."""

    error: BaseException


@dataclass(frozen=True, slots=True)
class EndAsked:
    """The process was asked to end."""

    reason: str


News = (
    ClientCame
    | ClientLeft
    | Asked
    | SourceNews
    | PageNews
    | HeadphoneNews
    | Taken
    | LiveNews
    | RateNews
    | RecordingNews
    | ReplayNews
    | IsoNews
    | FeedReady
    | Rebuilt
    | Saved
    | Checked
    | Found
    | EncoderNews
    | Broken
    | EndAsked
)
Post = Callable[[News], object]


def new_inbox() -> BoundedQueue[News]:
    """Return the session's queue; what does not fit is refused and counted."""
    return BoundedQueue(CAPACITY)
