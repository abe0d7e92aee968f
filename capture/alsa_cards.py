"""Sound cards that PortAudio keeps quiet about on Linux, as they are busy or forbidden.

It lists only what it could open. The kernel tells of all, and of who has them: proc(5), and
sound/core/pcm.c for what is written there.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .holders import program
from .refusals import sound_forbidden, sound_in_use

_CARDS = Path("/proc/asound")
_OUR_THREADS = Path("/proc/self/task")
_NODES = Path("/dev/snd")
_CARD = re.compile(r"^ *(\d+) \[.*?\]: .*? - (.*)$", re.MULTILINE)
_PLACE = re.compile(r"\(hw:(\d+),(\d+)\)$")
_OWNER = re.compile(r"^owner_pid\s*: (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A device that is there; ``fault`` says why it cannot be opened, and what to do."""

    name: str
    fault: str


def hidden_inputs(cards: Path = _CARDS, nodes: Path = _NODES) -> list[Hidden]:
    """Return the inputs that are busy or forbidden; none where the system has no ALSA."""
    return list(_hidden("c", cards, nodes))


def hidden_outputs(cards: Path = _CARDS, nodes: Path = _NODES) -> list[Hidden]:
    """Return the outputs that are busy or forbidden; none where the system has no ALSA."""
    return list(_hidden("p", cards, nodes))


def input_node(name: str, nodes: Path = _NODES) -> Path | None:
    """Return the file in ``/dev`` of the input of this name; None where it has none of its own."""
    return _node(name, "c", nodes)


def output_node(name: str, nodes: Path = _NODES) -> Path | None:
    """Return the file in ``/dev`` of the output of this name; None where it has none of its own."""
    return _node(name, "p", nodes)


def _node(name: str, end: str, nodes: Path) -> Path | None:
    place = _PLACE.search(name)
    return nodes / f"pcmC{place[1]}D{place[2]}{end}" if place else None


def _hidden(end: str, cards: Path, nodes: Path) -> Iterator[Hidden]:
    for number, card in _CARD.findall(_text(cards / "cards")):
        for device in sorted((cards / f"card{number}").glob(f"pcm*{end}")):
            place = device.name[len("pcm") : -1]
            words = re.search(r"^name: (.*)$", _text(device / "info"), re.MULTILINE)
            # As PortAudio names it (src/hostapi/alsa/pa_linux_alsa.c).
            name = f"{card}: {words[1] if words else ''} (hw:{number},{place})"
            node = nodes / f"pcmC{number}D{place}{end}"
            if not os.access(node, os.R_OK | os.W_OK):
                yield Hidden(name, sound_forbidden(name))
                continue
            owners = [_OWNER.search(_text(sub / "status")) for sub in device.glob("sub*")]
            if owners and all(owners):
                thread = next(owner[1] for owner in owners if owner)
                if not (_OUR_THREADS / thread).exists():
                    yield Hidden(name, sound_in_use(name, program(int(thread))))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
