"""The scene in preview as it is edited: what is selected, and the commands that change it."""

import itertools
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.wire.commands import PutScene
from studio.wire.document import Document, ItemSpec, SceneSpec
from ui.editor.cropping import Cut
from ui.editor.placing import Place
from ui.model.slice import Slice
from ui.model.station import Station


class SceneEditor(QObject):
    """Edits what the station says stands in preview. GUI thread.

    ``changed``: the items or the selection are others now. While a person drags, the newest
    place waits until the one before has been taken in, so that the engine is never behind.
    """

    changed = Signal()

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._gestures = itertools.count(1)
        self._gesture = self._waiting_gesture = ""
        self._waiting: SceneSpec | None = None
        self._on_the_way = False
        self.selected = Slice(-1, self)
        self.cutting = Slice(False, self)  # noqa: FBT003  # a slice's first value
        self.selected.changed.connect(self.changed)
        self.cutting.changed.connect(self.changed)
        station.document.changed.connect(self._take_in)
        station.preview.changed.connect(self._other_scene)

    @property
    def scene(self) -> SceneSpec | None:
        """The scene as it will be once everything sent is taken in."""
        if self._waiting is not None:
            return self._waiting
        document = self._station.document.value
        return _scene(document, self._station.preview.value)

    @property
    def items(self) -> tuple[ItemSpec, ...]:
        """Its items, as its file lists them."""
        scene = self.scene
        return scene.items if scene is not None else ()

    @property
    def item(self) -> ItemSpec | None:
        """The selected item."""
        items, index = self.items, self.selected.value
        return items[index] if 0 <= index < len(items) else None

    def label_of(self, item: ItemSpec) -> str:
        """Return what people call the source of *item*."""
        labels = {source.name: source.label for source in self._station.sources.value}
        return labels.get(item.source, item.source)

    def stack(self) -> list[int]:
        """Return the indices of the items, the lowest first."""
        return sorted(range(len(self.items)), key=lambda n: self.items[n].order)

    def at(self, x: float, y: float) -> int:
        """Return the topmost item at a point that may be moved, -1 for none."""
        for index in reversed(self.stack()):
            item = self.items[index]
            if not item.hidden and not item.locked and place_of(item).holds(x, y):
                return index
        return -1

    def select(self, index: int) -> None:
        """Select an item; -1 for none."""
        self.selected.put(index if 0 <= index < len(self.items) else -1)

    def begin(self) -> None:
        """Begin a gesture: what follows is undone together."""
        self._gesture = f"window {next(self._gestures)}"

    def end(self) -> None:
        """End the gesture."""
        self._gesture = ""

    def put(self, place: Place) -> None:
        """Put the selected item there."""
        self.change(rect=place.as_rect())

    def put_cut(self, place: Place, cut: Cut) -> None:
        """Put the selected item there, cut so."""
        self.change(rect=place.as_rect(), crop=cut)

    def change(self, **fields: object) -> None:
        """Change fields of the selected item."""
        scene, index = self.scene, self.selected.value
        if scene is None or not 0 <= index < len(scene.items):
            return
        items = list(scene.items)
        items[index] = msgspec.structs.replace(items[index], **fields)
        self._submit(items)

    def add(self, source: str) -> None:
        """Put a source on top, at its own shape, and select it."""
        rect = (0.25, 0.25, 0.5, 0.5) if self.items else (0.0, 0.0, 1.0, 1.0)
        top = max((item.order for item in self.items), default=0)
        self._submit([*self.items, ItemSpec(source=source, rect=rect, order=top)])
        self.selected.put(len(self.items) - 1)

    def remove(self) -> None:
        """Take the selected item out of the scene."""
        index = self.selected.value
        if self.item is not None:
            self._submit([item for n, item in enumerate(self.items) if n != index])
            self.selected.put(-1)

    def shift(self, steps: int) -> None:
        """Lay the selected item so many items higher, or lower."""
        stack, index = self.stack(), self.selected.value
        if index not in stack:
            return
        at = stack.index(index)
        stack.insert(max(0, min(at + steps, len(stack) - 1)), stack.pop(at))
        items = [self.items[n] for n in stack]
        # Listed as they lie, so that their order needs no numbers.
        self._submit([msgspec.structs.replace(item, order=0) for item in items])
        self.selected.put(stack.index(index))

    def _submit(self, items: Sequence[ItemSpec]) -> None:
        scene = self.scene
        if scene is None:
            return
        self._waiting = msgspec.structs.replace(scene, items=tuple(items))
        # Of now: it may be over by the time that this is sent.
        self._waiting_gesture = self._gesture
        self.changed.emit()
        if not self._on_the_way:
            self._send()

    def _send(self) -> None:
        scene = self._waiting
        if scene is not None:
            self._on_the_way = True
            command = PutScene(scene, replaces=scene.name, gesture=self._waiting_gesture)
            self._station.submit(command, lambda _reason: self._answered(scene))

    def _answered(self, sent: SceneSpec) -> None:
        self._on_the_way = False
        if self._waiting is sent:
            self._waiting = None
            self.changed.emit()
        else:
            self._send()

    def _take_in(self) -> None:
        if self.selected.value >= len(self.items):
            self.selected.put(-1)
        self.changed.emit()

    def _other_scene(self) -> None:
        self.selected.put(-1)
        self.changed.emit()


def place_of(item: ItemSpec) -> Place:
    """Return the rectangle of *item*."""
    return Place(*item.rect)


def _scene(document: Document | None, name: str) -> SceneSpec | None:
    if document is None:
        return None
    return next((scene for scene in document.show.scene if scene.name == name), None)
