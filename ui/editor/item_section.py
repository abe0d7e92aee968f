"""The selected item in numbers: place, crop, opacity, fit, order."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.document import ItemSpec
from ui.editor.scene_editor import SceneEditor
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.widgets.choice import Choice
from ui.widgets.numbers import DecimalField
from ui.widgets.styling import label

_FITS = {
    "contain": QT_TRANSLATE_NOOP("ItemSection", "Show all of it"),
    "cover": QT_TRANSLATE_NOOP("ItemSection", "Fill the rectangle"),
    "stretch": QT_TRANSLATE_NOOP("ItemSection", "Stretch"),
}
_PERCENT = 100.0


class ItemSection(QWidget):
    """Fields of the selected item; each change is one step that can be undone.

    ``left``: the item went while the focus was in here, which can have it no longer.
    """

    left = Signal()

    def __init__(self, editor: SceneEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._filling = False
        places, cuts = _place_words(), _cut_words()
        self.place = [_percent(words, -400, 400) for words in places[:2]]
        self.place += [_percent(words, 1, 400) for words in places[2:]]
        self.crop = [_percent(words, 0, 99) for words in cuts]
        self.opacity = _percent(translate("ItemSection", "Opacity"), 0, 100)
        self.fit = Choice()
        self.fit.setAccessibleName(translate("ItemSection", "How the source fills its rectangle"))
        for value, words in _FITS.items():
            self.fit.addItem(translate("ItemSection", words), value)
        self.hidden = QCheckBox(translate("ItemSection", "Hidden"))
        self.locked = QCheckBox(translate("ItemSection", "Locked"))
        self.cut = QPushButton(translate("ItemSection", "Cut by dragging"))
        self.cut.setCheckable(True)
        self.cut.setProperty("kind", "small")
        hint = translate(
            "ItemSection",
            "Edges dragged on the preview cut the item, and so do arrows (C there, or hold Alt)",
        )
        self.cut.setToolTip(hint)
        self.cut.setAccessibleDescription(hint)
        self.raised = _button(
            translate("ItemSection", "Raise"),
            translate("ItemSection", "Lay it over the item above"),
            lambda: editor.shift(1),
        )
        self.lowered = _button(
            translate("ItemSection", "Lower"),
            translate("ItemSection", "Lay it under the item below"),
            lambda: editor.shift(-1),
        )
        self.remove = _button(
            translate("ItemSection", "Remove"),
            translate("ItemSection", "Take the item out of the scene"),
            editor.remove,
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        grid.setSpacing(4)
        for n, (words, box) in enumerate(zip(places, self.place, strict=True)):
            _cell(grid, n, words, box)
        for n, (words, box) in enumerate(zip(cuts, self.crop, strict=True), 4):
            _cell(grid, n, words, box)
        _cell(grid, 8, translate("ItemSection", "Opacity"), self.opacity)
        grid.addWidget(self.cut, 4, 2, 1, 2)
        rows.addLayout(grid)
        rows.addWidget(self.fit)
        _row(rows, self.hidden, self.locked)
        _row(rows, self.raised, self.lowered, self.remove)
        for box in self.place:
            box.valueChanged.connect(self._put_place)
        for box in self.crop:
            box.valueChanged.connect(self._put_crop)
        self.opacity.valueChanged.connect(lambda value: self._change(opacity=value / _PERCENT))
        self.fit.activated.connect(lambda _: self._change(fit=self.fit.currentData()))
        self.hidden.toggled.connect(lambda on: self._change(hidden=on))
        self.locked.toggled.connect(lambda on: self._change(locked=on))
        self.cut.clicked.connect(editor.cutting.put)
        editor.changed.connect(self._refresh)
        self._refresh()

    def _put_place(self) -> None:
        self._change(rect=tuple(round(box.value() / _PERCENT, 5) for box in self.place))

    def _put_crop(self) -> None:
        left, top, right, bottom = (round(box.value() / _PERCENT, 5) for box in self.crop)
        if left + right < 1 and top + bottom < 1:
            self._change(crop=(left, top, right, bottom))

    def _change(self, **fields: object) -> None:
        if not self._filling:
            self._editor.change(**fields)

    def _refresh(self) -> None:
        item = self._editor.item
        # Qt gives it to whatever comes next: the next press of the same key would be that one's.
        loses_focus = item is None and self.isAncestorOf(self.window().focusWidget())
        self.setEnabled(item is not None)
        self.cut.setChecked(self._editor.cutting.value)
        self._filling = True
        try:
            if item is None:
                self._empty()
            else:
                self._fill(item)
        finally:
            self._filling = False
        if loses_focus:
            self.left.emit()

    def _empty(self) -> None:
        for box in (*self.place, *self.crop, self.opacity):
            box.show_number(None)
        self.fit.setCurrentIndex(-1)
        self.hidden.setChecked(False)
        self.locked.setChecked(False)

    def _fill(self, item: ItemSpec) -> None:
        for box, part in zip((*self.place, *self.crop), (*item.rect, *item.crop), strict=True):
            _show(box, part)
        _show(self.opacity, item.opacity)
        self.fit.setCurrentIndex(list(_FITS).index(item.fit))
        self.hidden.setChecked(item.hidden)
        self.locked.setChecked(item.locked)


def _place_words() -> tuple[str, ...]:
    return (
        translate("ItemSection", "Left"),
        translate("ItemSection", "Top"),
        translate("ItemSection", "Width"),
        translate("ItemSection", "Height"),
    )


def _cut_words() -> tuple[str, ...]:
    return (
        translate("ItemSection", "Cut left"),
        translate("ItemSection", "Cut top"),
        translate("ItemSection", "Cut right"),
        translate("ItemSection", "Cut bottom"),
    )


def _show(box: DecimalField, part: float) -> None:
    # One in which somebody types is left alone: its text is newer than ours.
    if not box.lineEdit().isModified():
        box.show_number(part * _PERCENT)


def _percent(name: str, least: float, most: float) -> DecimalField:
    box = DecimalField(least, most, 2, " %")
    box.setMinimumWidth(84)
    box.setAccessibleName(name)
    return box


def _button(text: str, words: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(words)
    button.setAccessibleDescription(words)
    button.clicked.connect(do)
    return button


def _cell(grid: QGridLayout, n: int, words: str, box: QWidget) -> None:
    grid.addWidget(label(words, "caption"), n // 2, n % 2 * 2)
    grid.addWidget(box, n // 2, n % 2 * 2 + 1)


def _row(rows: QVBoxLayout, *widgets: QWidget) -> None:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    rows.addLayout(row)
