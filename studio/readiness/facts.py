"""What the check looks at, as values."""

from dataclasses import dataclass

from .line_advice import NetworkFacts


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """A source: ``used`` is whether a scene shows it, or it is a microphone."""

    label: str
    status: str
    fault: str
    used: bool


@dataclass(frozen=True, slots=True)
class HeadphoneFacts:
    """The headphones that were chosen, as they fare: the wire's words for it."""

    status: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class LineFacts:
    """The way to the ingest, tried once.

    ``fault`` says why there is none, ``taken_ms`` how long connecting and encrypting took.
    ``has_key``: whether there is a stream key for it. ``awaits_event``: whether address and key
    come with an event, when the show goes live in it.
    """

    place: str
    fault: str = ""
    taken_ms: float = 0.0
    has_key: bool = True
    awaits_event: bool = False


@dataclass(frozen=True, slots=True)
class PowerFacts:
    """Whether the machine runs on its battery, and how full that is; None: it has none.

    ``known``: False where the system was not asked, as nobody here knows how.
    """

    on_battery: bool = False
    percent: int | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything, gathered at one moment. None: it could not be found out.

    ``peak_db``: the programme's highest level over the last second, dBFS. ``muted``: what cannot
    be heard although it has sound. ``late_share``: of the pictures since the start.
    ``headphones``: None where nobody listens. ``network``: None where it was not asked for.
    ``refused``: why the show's region forbids the destination, '' where it does not.
    """

    sources: tuple[SourceFacts, ...]
    peak_db: float | None
    clipped: bool
    muted: tuple[str, ...]
    disk_free_bytes: int | None
    bitrate_bps: int
    lines: tuple[LineFacts, ...]
    refused: str
    region: str
    clock_synchronized: bool | None
    power: PowerFacts
    late_share: float
    protected: bool
    network: NetworkFacts | None = None
    headphones: HeadphoneFacts | None = None
