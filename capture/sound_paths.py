"""The ways that sound takes through a sound server, as it tells of them: pure.

Between what this process plays and what it hears, there may be devices that are made of others:
a virtual cable, an echo canceller, a sink that plays on two. PulseAudio's modules own both ends of
what they make (``owner_module``); PipeWire's have a group in common (``node.link-group``,
pipewire-filter-chain and pipewire-module-loopback in its documentation).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from .sound_server import Listed

_End: TypeAlias = tuple[Literal["sink", "source"], object]
"""A device that sound goes into, or comes out of, by its number."""
_Told: TypeAlias = dict[str, Any]

_GROUP: Final = "node.link-group"
_NO_MODULE: Final = str(0xFFFFFFFF)


@dataclass(slots=True)
class _Made:
    """What belongs together: devices that were made, and the streams that they are made of."""

    sinks: list[_End] = field(default_factory=list)
    sources: list[_End] = field(default_factory=list)
    plays: list[_End] = field(default_factory=list)
    hears: list[_End] = field(default_factory=list)

    def ways(self) -> Iterator[tuple[_End, _End]]:
        """Yield where sound goes from here to there: by streams only, for a card has none.

        What is heard comes out of the source that is made of it; where there is none it is played,
        as by a loopback.
        """
        yield from ((sink, to) for sink in self.sinks for to in self.plays)
        yield from ((heard, to) for heard in self.hears for to in self.sources or self.plays)


def leads_back(listed: Listed, process_id: int) -> bool | None:
    """Return whether a process hears what it plays itself, whatever lies between.

    None where what is *listed* is not to be understood.
    """
    try:
        own = str(process_id)
        heard = {("source", each["source"]) for each in _of(listed["source_outputs"], own)}
        ways: dict[_End, list[_End]] = defaultdict(list)
        for start, end in _ways(listed):
            ways[start].append(end)
        reached: set[_End] = set()
        ahead: list[_End] = [("sink", each["sink"]) for each in _of(listed["sink_inputs"], own)]
        while ahead:
            end = ahead.pop()
            if end not in reached:
                reached.add(end)
                ahead += ways[end]
        return not reached.isdisjoint(heard)
    except (KeyError, TypeError, AttributeError):
        return None


def _ways(listed: Listed) -> Iterator[tuple[_End, _End]]:
    sinks = {each["name"]: each["index"] for each in listed["sinks"]}
    for source in listed["sources"]:
        monitored = source.get("monitor_source")
        if monitored in sinks:
            yield ("sink", sinks[monitored]), ("source", source["index"])
    for made in _made(listed):
        yield from made.ways()


def _made(listed: Listed) -> Iterable[_Made]:
    found: dict[object, _Made] = defaultdict(_Made)
    for group, each in _grouped(listed["sinks"]):
        found[group].sinks.append(("sink", each["index"]))
    for group, each in _grouped(listed["sources"]):
        # What hears a sink belongs to it, and is made of nothing else.
        if not each.get("monitor_source"):
            found[group].sources.append(("source", each["index"]))
    for group, each in _grouped(listed["sink_inputs"]):
        found[group].plays.append(("sink", each["sink"]))
    for group, each in _grouped(listed["source_outputs"]):
        found[group].hears.append(("source", each["source"]))
    return found.values()


def _grouped(told: Iterable[_Told]) -> Iterator[tuple[object, _Told]]:
    for each in told:
        group = each["properties"].get(_GROUP)
        # A number, or how it is written, as the server has it.
        module = str(each.get("owner_module"))
        if group is not None:
            yield group, each
        elif each.get("client") is None and module.isdecimal() and module != _NO_MODULE:
            # A client's stream is that of the module which speaks with all of them.
            yield module, each


def _of(streams: Iterable[_Told], process_id: str) -> Iterator[_Told]:
    return (
        each for each in streams if each["properties"].get("application.process.id") == process_id
    )
