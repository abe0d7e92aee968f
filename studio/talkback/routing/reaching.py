"""Who can hear whom, whatever keys are down; pure."""

from collections.abc import Iterable, Sequence

from .deciding import Grid
from .lines import Line
from .model import Member
from .rules import is_reached


def reachable(
    members: Sequence[Member], grid: Grid, lines: Iterable[Line]
) -> dict[str, tuple[str, ...]]:
    """Return whose voices each station hears on some of *lines*, once they press that key.

    As it stands now: with this matrix, and everybody where they are.
    """
    found: dict[str, set[str]] = {each.id: set() for each in members}
    for line in lines:
        ears = [each for each in members if grid.crosspoint(each, line, "listen") is not None]
        for source in members if ears else ():
            if grid.crosspoint(source, line, "talk") is None:
                continue
            for ear in ears:
                if is_reached(source, line, ear):
                    found[ear.id].add(source.id)
    return {
        ear: tuple(each.id for each in members if each.id in sources)
        for ear, sources in found.items()
    }
