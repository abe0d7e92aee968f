"""What a show file may get wrong although each value alone is right."""

from collections.abc import Iterator
from itertools import chain

from .durations import parse_duration_ns
from .errors import ShowError
from .model import Show
from .picture_format import parse_format

Problem = tuple[str, str]
"""Where, as a path into the data, and what."""


def check(show: Show) -> Iterator[Problem]:
    """Yield each problem of *show*, the first ones first."""
    yield from chain(_unique(show), _references(show), _times(show), _header(show))


def _unique(show: Show) -> Iterator[Problem]:
    for table, parts in (
        ("source", show.source),
        ("scene", show.scene),
        ("destination", show.destination),
    ):
        seen: set[str] = set()
        for n, part in enumerate(parts):
            if part.name in seen:
                yield f"$.{table}[{n}].name", f'there are two {table}s named "{part.name}".'
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


def _choices(names: set[str]) -> str:
    return f"the show has {', '.join(sorted(names))}." if names else "the show has none."
