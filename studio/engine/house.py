"""Which picture the show is made in: given, kept over a restart, or measured."""

from dataclasses import dataclass

from mixer.clock import Clock
from studio.output.budget import choose_format, measure_budget
from studio.show import PictureFormat, Show, parse_format


@dataclass(frozen=True, slots=True)
class House:
    """The picture, and why it is this one."""

    picture: PictureFormat
    reason: str


def choose_house(show: Show, resumed: str, clock: Clock) -> House:
    """Return the house picture; takes up to half a second where it has to be measured."""
    if resumed:
        picture, reason = parse_format(resumed), "kept over the restart"
    else:
        picture, reason = parse_format(show.show.format), "given by the show"
    if picture is None:
        choice = choose_format(measure_budget(clock))
        chosen = choice.format
        picture = PictureFormat(chosen.width, chosen.height, chosen.rate)
        reason = choice.reason
    return House(picture, reason)
