"""Whether a destination may be gone to, and whether it can be reached."""

from dataclasses import dataclass

from mixer.clock import NS_PER_MS
from mixer.errors import StudioError
from studio.policy import Destination, Purpose

from .outputs_of import Means, Target, target_of, try_way
from .ways import Place

THIS_MACHINE = "this machine"
"""Where a destination lies that no row of the register has to allow."""


@dataclass(frozen=True, slots=True)
class Probe:
    """How the way to a destination is: its label, why the region forbids it, its fault; or ''."""

    place: str = ""
    refused: str = ""
    fault: str = ""
    taken_ms: float = 0.0
    has_key: bool = True
    awaits_event: bool = False
    """Whether there is nowhere to go before an event's key was asked for."""


def probe(place: Place, means: Means, *, has_key: bool) -> Probe:
    """Try the way to *place*. Any thread; takes some seconds where nobody answers."""
    try:
        target = target_of(place.url, place.pin)
    except StudioError as error:
        return Probe(place.name, fault=str(error), has_key=has_key)
    try:
        means = means.held_to(place.region)
        allowed(target, means)
    except StudioError as error:
        reason = str(error)
        return Probe(target.label, refused=reason, fault=reason, has_key=has_key)
    began_ns = means.clock.now_ns()
    fault = try_way(target, means)
    taken_ms = (means.clock.now_ns() - began_ns) / NS_PER_MS
    return Probe(target.label, fault=fault, taken_ms=taken_ms, has_key=has_key)


def allowed(target: Target, means: Means) -> str:
    """Return the region of *target*; raises the gate's refusal, which is audited. Any thread."""
    gate, clear = means.gate, not target.encrypted
    gate(target.host, target.port, Purpose.INGEST.value, clear=clear)
    verdict = gate.ask(Destination(target.host, target.port, Purpose.INGEST, clear))
    return verdict.row.location.value if verdict.row is not None else THIS_MACHINE
