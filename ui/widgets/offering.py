"""What a list offers to choose from, as it changes under somebody's hand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, choices: Sequence[tuple[str, object]], chosen: object) -> None:
    """Offer *choices*, each its words and its value; stand at *chosen*, or else at the first.

    The same ones again leave the list as it is, and open where it is open. GUI thread.
    """
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != [*choices]:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
    values = [value for _, value in choices]
    box.setCurrentIndex(values.index(chosen) if chosen in values else min(0, len(values) - 1))
