"""What can be set on the cameras themselves; not there where nothing can."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.wire.commands import SetCameraControl
from studio.wire.state import SourceState
from ui.editor.control_row import ControlRow
from ui.language import translate
from ui.model.station import Station
from ui.widgets.choice import Choice
from ui.widgets.offering import offer
from ui.widgets.styling import label


class ControlsSection(QWidget):
    """The controls of one camera, of those that have any. GUI thread.

    A drag sends no more than the engine answers, and its last value always.
    """

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station
        self.rows: dict[str, ControlRow] = {}
        self._gestures = 0
        self._on_the_way = False
        self._waiting: dict[tuple[str, str], SetCameraControl] = {}
        self.camera = Choice()
        self.camera.setAccessibleName(translate("Controls", "Camera to set"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(label(translate("Controls", "Camera controls"), "title"))
        self._rows.addWidget(self.camera)
        self.camera.activated.connect(lambda _: self._show_rows())
        station.sources.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        able = [source for source in self._station.sources.value if source.controls]
        choices = [(source.label, source.name) for source in able]
        offer(self.camera, choices, self.camera.currentData())
        self.setVisible(bool(able))
        self._show_rows()

    def _source(self) -> SourceState | None:
        name = self.camera.currentData()
        return next((s for s in self._station.sources.value if s.name == name), None)

    def _show_rows(self) -> None:
        source = self._source()
        controls = source.controls if source is not None else ()
        known = [self.rows.get(control.name) for control in controls]
        if len(known) == len(self.rows) and all(
            row is not None and row.fits(control)
            for row, control in zip(known, controls, strict=True)
        ):
            for control in controls:
                if (self.camera.currentData(), control.name) not in self._waiting:
                    self.rows[control.name].show_control(control)
            return
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.deleteLater()
        self.rows = {}
        for control in controls:
            row = ControlRow(control)
            self.rows[control.name] = row
            self._rows.addWidget(row)
            row.gestured.connect(self._begin)
            row.wished.connect(lambda value, name=control.name: self._wish(name, value))
            row.reset.connect(lambda name=control.name: self._reset(name))

    def _begin(self) -> None:
        self._gestures += 1

    def _reset(self, name: str) -> None:
        self._begin()
        self._wish(name, None)

    def _wish(self, control: str, value: int | None) -> None:
        source = str(self.camera.currentData())
        gesture = f"{source}.{control}.{self._gestures}"
        self._waiting[source, control] = SetCameraControl(source, control, value, gesture)
        self._send()

    def _send(self) -> None:
        if self._on_the_way or not self._waiting:
            return
        command = self._waiting.pop(next(iter(self._waiting)))
        self._on_the_way = True
        self._station.submit(command, lambda _reason: self._answered())

    def _answered(self) -> None:
        self._on_the_way = False
        self._send()
        if not self._on_the_way:
            # What was refused is shown as it is.
            self._show_rows()
