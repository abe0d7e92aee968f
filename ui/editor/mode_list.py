"""What a camera can give, to choose from: the lines of ``devices --modes``."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.language import translate
from ui.widgets.choice import Choice
from ui.widgets.offering import offer
from ui.words import figure

_LINE = re.compile(r"(\w+) (\d+)x(\d+) at ([\d., ]+)")
_LETTERS = 8


class ModeList(Choice):
    """Offers the modes of one camera. GUI thread.

    ``chosen``: the answers that a mode stands for, by their fields; its fastest rate.
    """

    chosen = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("SourceSection", "Modes that this camera has"))
        # A long line may not widen the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.activated.connect(self._choose)

    def show_modes(self, lines: Sequence[str]) -> bool:
        """Offer these, and return whether there are any."""
        known = [line for line in lines if _LINE.fullmatch(line)]
        first = translate("SourceSection", "Choose one that it has")
        offer(self, ((first, ""), *((line, line) for line in known)), self.currentData())
        return bool(known)

    def _choose(self) -> None:
        answers = answers_in(str(self.currentData() or ""))
        if answers:
            self.chosen.emit(answers)


def answers_in(line: str) -> dict[str, str]:
    """Return the answers that *line* stands for; none for a line that is no mode."""
    found = _LINE.fullmatch(line)
    if found is None:
        return {}
    pixel_format, width, height, rates = found.groups()
    fastest = figure(max(rates.split(", "), key=float))
    return {"pixel_format": pixel_format, "width": width, "height": height, "rate": fastest}


def modes_of(
    device: str, cameras: Sequence[str], modes: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the lines of the camera that a source of *device* opens; none where it is not there.

    As the engine does: the first one, the one of that name, or the first whose name holds it.
    """
    wanted = device.strip()
    if wanted in cameras:
        return modes.get(wanted, ())
    alike = (name for name in cameras if wanted.casefold() in name.casefold())
    return modes.get(next(alike, ""), ())
