"""What a show file may get wrong although each value alone is right."""

from collections.abc import Iterator
from itertools import chain

from .destinations import problems
from .durations import parse_duration_ns
from .errors import ShowError
from .model import MOST_BUSES, MicrophoneSpec, ScreenSpec, Show
from .picture_format import parse_format
from .recording_names import check_name

Problem = tuple[str, str]
"""Where, as a path into the data, and what."""


def check(show: Show) -> Iterator[Problem]:
    """Yield each problem of *show*, the first ones first."""
    yield from chain(
        _unique(show),
        _references(show),
        _times(show),
        _header(show),
        _screens(show),
        _recording(show),
        _buses(show),
        problems(show.destination),
    )


def _unique(show: Show) -> Iterator[Problem]:
    for table, parts in (
        ("source", show.source),
        ("bus", show.bus),
        ("scene", show.scene),
        ("destination", show.destination),
    ):
        seen: set[str] = set()
        for n, part in enumerate(parts):
            if part.name in seen:
                many = f"{table}es" if table.endswith("s") else f"{table}s"
                yield f"$.{table}[{n}].name", f'there are two {many} named "{part.name}".'
            seen.add(part.name)


def _references(show: Show) -> Iterator[Problem]:
    sources = {source.name for source in show.source}
    scenes = {scene.name for scene in show.scene}
    if not scenes:
        yield "$.scene", "the show has no scene; add one with [[scene]]."
    for n, scene in enumerate(show.scene):
        for m, item in enumerate(scene.items):
            if item.source not in sources:
                yield (
                    f"$.scene[{n}].items[{m}].source",
                    f'there is no source named "{item.source}"; {_choices(sources)}',
                )
            left, top, right, bottom = item.crop
            if left + right >= 1 or top + bottom >= 1:
                yield f"$.scene[{n}].items[{m}].crop", "the crop leaves nothing of the source."
    for n, take in enumerate(show.take):
        if take.scene not in scenes:
            yield (
                f"$.take[{n}].scene",
                f'there is no scene named "{take.scene}"; {_choices(scenes)}',
            )
    if show.show.start and show.show.start not in scenes:
        yield "$.show.start", f'there is no scene named "{show.show.start}"; {_choices(scenes)}'


def _times(show: Show) -> Iterator[Problem]:
    times = [("$.transition.duration", show.transition.duration)]
    for n, take in enumerate(show.take):
        times.append((f"$.take[{n}].at", take.at))
        if take.mix:
            times.append((f"$.take[{n}].mix", take.mix))
    for place, text in times:
        try:
            parse_duration_ns(text)
        except ShowError as error:
            yield place, str(error)


def _header(show: Show) -> Iterator[Problem]:
    try:
        parse_format(show.show.format)
    except ShowError as error:
        yield "$.show.format", str(error)


def _recording(show: Show) -> Iterator[Problem]:
    recording = show.recording
    try:
        check_name(recording.name)
    except ShowError as error:
        yield "$.recording.name", str(error)
    sources = {source.name for source in show.source}
    for n, name in enumerate(recording.tracks):
        if name not in sources:
            yield (
                f"$.recording.tracks[{n}]",
                f'there is no source named "{name}"; {_choices(sources)}',
            )
        if name in recording.tracks[:n]:
            yield f"$.recording.tracks[{n}]", f'"{name}" is a track already; name it once.'
    for n, source in enumerate(show.source):
        if source.record and isinstance(source, MicrophoneSpec):
            problem = "a microphone has no picture; name it in tracks under [recording]."
            yield f"$.source[{n}].record", problem
    if recording.second_folder and recording.second_folder == recording.folder:
        yield "$.recording.second_folder", "it is the first folder; name one on another disk."


def _buses(show: Show) -> Iterator[Problem]:
    if len(show.bus) > MOST_BUSES:
        yield "$.bus", f"a show has {MOST_BUSES} sound buses at most; remove one."
    sources = {source.name for source in show.source}
    for n, bus in enumerate(show.bus):
        for m, name in enumerate(bus.sources):
            place = f"$.bus[{n}].sources[{m}]"
            if name not in sources:
                yield place, f'there is no source named "{name}"; {_choices(sources)}'
            if name in bus.sources[:m]:
                yield place, f'"{name}" is in this bus already; name it once.'


def _screens(show: Show) -> Iterator[Problem]:
    for n, spec in enumerate(show.source):
        if isinstance(spec, ScreenSpec):
            for key, problem in _screen(spec):
                yield f"$.source[{n}].{key}", problem


def _screen(spec: ScreenSpec) -> Iterator[Problem]:
    """Yield keys that contradict each other: what may be seen of a screen is never guessed."""
    only = spec.safety == "only"
    if spec.window and spec.area is not None:
        yield "area", "a window is shown whole; leave it out, and crop the item in its scene."
    if spec.window and only:
        yield "window", "a window is shown alone already; leave out safety and allow."
    if only and not spec.allow:
        yield "safety", 'say which windows may be seen, as allow = ["Slides"].'
    if spec.allow and not only:
        yield "allow", 'this list holds with safety = "only"; set that, or remove the list.'
    for key, names in (("allow", spec.allow), ("window", (spec.window or "-",))):
        if any(not name.strip() for name in names):
            yield key, "an empty name would be that of every window; name one."


def _choices(names: set[str]) -> str:
    return f"the show has {', '.join(sorted(names))}." if names else "the show has none."
