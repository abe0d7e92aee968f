"""The station's state as an engine begins it."""

import os

import msgspec

from mixer.clock import NS_PER_MS
from studio.show import Show
from studio.show.durations import parse_duration_ns
from studio.wire.document import Document
from studio.wire.launch import Resume
from studio.wire.state import (
    EncodingState,
    FormatState,
    Health,
    LiveState,
    MonitorState,
    ProgramState,
    RecordingState,
    Restart,
    Snapshot,
    TransitionState,
)

from .house import House
from .knobs import first_knobs
from .programme import Programme
from .states import scene_states, source_state


def first_scene(show: Show, resume: Resume | None) -> str:
    """Return the scene to begin with."""
    names = [scene.name for scene in show.scene]
    if resume is not None and resume.program in names:
        return resume.program
    return show.show.start or names[0]


def first_state(
    *,
    show: Show,
    house: House,
    programme: Programme,
    document: Document,
    resume: Resume | None,
    now_ns: int,
    monitor: MonitorState,
    encoding: EncodingState,
    meters_path: str,
    recording: RecordingState,
) -> Snapshot:
    """Return the snapshot of revision 1."""
    program = first_scene(show, resume)
    cut = TransitionState(kind="cut", duration_ms=0)
    return Snapshot(
        revision=1,
        show=show.show.name,
        engine_pid=os.getpid(),
        started_ns=resume.show_began_ns if resume else now_ns,
        format=_format(house),
        sources=tuple(
            source_state(racked, first_knobs(racked.spec, resume))
            for racked in programme.rack.values()
        ),
        scenes=scene_states(show),
        preview=_first_preview(show, program, resume),
        program=ProgramState(scene=program, at_ns=now_ns, transition=cut),
        default_transition=TransitionState(
            kind=show.transition.kind,
            duration_ms=parse_duration_ns(show.transition.duration) // NS_PER_MS,
        ),
        live=LiveState(),
        recording=recording,
        health=Health(at_ns=now_ns),
        restart=_restart(resume, now_ns),
        document=document,
        monitor=monitor,
        encoding=encoding,
        meters_path=meters_path,
    )


def _restart(resume: Resume | None, now_ns: int) -> Restart:
    if resume is None:
        return Restart()
    off_air_ms = (now_ns - resume.lost_ns) // NS_PER_MS
    return msgspec.structs.replace(resume.restart, off_air_ms=off_air_ms)


def _first_preview(show: Show, program: str, resume: Resume | None) -> str:
    names = [scene.name for scene in show.scene]
    if resume is not None and resume.preview in names:
        return resume.preview
    return names[(names.index(program) + 1) % len(names)]


def _format(house: House) -> FormatState:
    rate = house.picture.rate
    return FormatState(
        width=house.picture.width,
        height=house.picture.height,
        rate_numerator=rate.numerator,
        rate_denominator=rate.denominator,
        reason=house.reason,
    )
