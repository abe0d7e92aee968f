"""How the knobs of a source's strip stand: by the show, by its state, after a restart; pure."""

import msgspec

from mixer.strip import Knobs
from studio.show import AnySource
from studio.wire.launch import Resume
from studio.wire.state import SourceState


def knobs_of_spec(spec: AnySource) -> Knobs:
    """Return how the show has a source begin."""
    return Knobs(spec.gain_db, spec.muted, spec.delay_ms)


def knobs_of_state(source: SourceState) -> Knobs:
    """Return how a source's knobs stand now."""
    return Knobs(source.gain_db, source.muted, source.delay_ms, source.solo)


def first_knobs(spec: AnySource, resume: Resume | None) -> Knobs:
    """Return how a source begins: as it was when the engine before this one was lost, or new."""
    kept = resume.knobs.get(spec.name) if resume is not None else None
    if kept is None:
        return knobs_of_spec(spec)
    return Knobs(kept.gain_db, kept.muted, kept.delay_ms, kept.solo)


def with_knobs(source: SourceState, knobs: Knobs) -> SourceState:
    """Return *source* with its knobs standing so."""
    return msgspec.structs.replace(
        source,
        gain_db=knobs.gain_db,
        muted=knobs.muted,
        delay_ms=knobs.delay_ms,
        solo=knobs.solo,
    )
