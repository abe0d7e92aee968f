"""The guide: first steps to air, at the window's side; skipped at any time, and never forced."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.wire.commands import PutParts, SetPreview, StartLive
from studio.wire.events import Devices
from ui.guide.network_page import NetworkPage
from ui.guide.pages import (
    CameraPage,
    MicrophonePage,
    Page,
    ReadyPage,
    SlidesPage,
    TemplatePage,
    fill_devices,
)
from ui.guide.templates import Answers, camera_scene, main_scene, parts_of
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.said import said
from ui.widgets.styling import label, panel

WIDTH = 372


class Guide(QWidget):
    """Leads from an empty show to air. GUI thread.

    ``done``: the steps were walked, or skipped, and are not to come by themselves again. ``told``:
    the step that came, what is wrong with an answer, and what the test found, in words.
    """

    done = Signal()
    told = Signal(str)

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._applied: Answers | None = None
        self._made: PutParts | None = None
        self._there: dict[str, bool] = {}
        self.template, self.camera, self.slides = TemplatePage(), CameraPage(), SlidesPage()
        self.microphone, self.network, self.ready = (
            MicrophonePage(theme),
            NetworkPage(station),
            ReadyPage(),
        )
        self.stack = QStackedWidget()
        self._all: tuple[Page, ...] = (
            self.template,
            self.camera,
            self.slides,
            self.microphone,
            self.network,
            self.ready,
        )
        for page in self._all:
            page.rows.addStretch()
            self.stack.addWidget(page)
        self.step = label("", "caption")
        self.back = QPushButton(translate("Guide", "Back"))
        self.on = QPushButton(translate("Guide", "Next"))
        self.skip = QPushButton(translate("Guide", "Skip the first steps"))
        self.skip.setProperty("kind", "quiet")
        frame, inside = panel(translate("Guide", "First steps"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inside.addWidget(self.step)
        inside.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.on)
        inside.addLayout(row)
        inside.addWidget(self.skip)
        self.setFixedWidth(WIDTH)
        self._connect()
        self._go(0)

    @property
    def answers(self) -> Answers:
        """What is chosen now."""
        return Answers(
            template=self.template.template,
            camera=str(self.camera.camera.currentData() or ""),
            second_camera=str(self.camera.second.currentData() or ""),
            microphone=str(self.microphone.microphone.currentData() or ""),
            slides=self.slides.chosen,
        )

    def begin(self) -> None:
        """Start at the first step, with the devices that there are now."""
        self._look()
        # What an earlier walk made is the person's now.
        self._made = None
        if main_scene(self.answers) not in {each.name for each in self._station.scenes.value}:
            # Removed meanwhile, or of another show: the same answers are to make it again.
            self._applied = None
        self._go(0)
        self.template.first.setFocus()

    def show_level(self, source: str, peak_db: float, rms_db: float, *, clipped: bool) -> None:
        """Show what is heard of a source, if it is the microphone that is asked for."""
        if source == "microphone" and self.stack.currentWidget() is self.microphone:
            self.microphone.meter.show_levels(peak_db, rms_db, clipped=clipped)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self.skip.clicked.connect(self.done)
        for page in self._all:
            page.told.connect(lambda text, page=page: self._tell(page, text))
        for page in (self.camera, self.slides, self.microphone):
            page.answered.connect(self._apply)
        for chooser in (self.camera.camera, self.camera.second, self.microphone.microphone):
            chooser.asked.connect(self._look)
        self.ready.live.clicked.connect(self._go_live)
        self.network.key.returnPressed.connect(lambda: self._step(1))
        self.network.address.returnPressed.connect(self.network.key.setFocus)
        self._station.devices_came.connect(self._offer)
        self._station.contact.changed.connect(self._look_again)
        self._station.sources.changed.connect(self._follow_sources)

    def _pages(self) -> list[Page]:
        slides = self.template.template == "slides"
        return [page for page in self._all if page is not self.slides or slides]

    def _step(self, by: int) -> None:
        pages = self._pages()
        at = next(n for n, page in enumerate(pages) if page is self.stack.currentWidget())
        if by > 0 and pages[at] is self.slides and not self.slides.look():
            return
        if by > 0 and pages[at] is self.network:
            self.network.use()
        if at + by >= len(pages):
            self.done.emit()
            return
        self._go(at + by)
        first = pages[at + by].first
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self._look()
        if at + by > 0:
            self._apply()

    def _go(self, at: int) -> None:
        pages = self._pages()
        page = pages[max(0, at)]
        self.stack.setCurrentWidget(page)
        words = translate("Guide", "Step {at} of {all}")
        self.step.setText(words.format(at=pages.index(page) + 1, all=len(pages)))
        self.back.setEnabled(at > 0)
        self._tell(page, f"{self.step.text()}. {page.words}")
        last = page is self.ready
        self.on.setText(translate("Guide", "Finish") if last else translate("Guide", "Next"))
        self.camera.want_second(self.template.template == "cameras")

    def _tell(self, page: Page, text: str) -> None:
        """Tell of the step that is in sight, and of no other."""
        if self.isVisible() and self.stack.currentWidget() is page:
            self.told.emit(text)

    def _apply(self) -> None:
        """Make the show of the answers, if they are others than those it was made of."""
        if self.stack.currentWidget() is self.template:
            # Whoever looks at the choice of a show has not answered yet.
            return
        answers = self.answers
        # The camera is looked at alone, as long as it is asked for.
        asked = self.stack.currentWidget() is self.camera
        scene = camera_scene(answers) if asked else main_scene(answers)
        if answers == self._applied:
            self._prepare(scene, "")
            return
        self._applied = answers
        made = parts_of(answers, self._made)

        def answered(reason: str) -> None:
            if not reason:
                self._made = made
            self._prepare(scene, reason)

        self._station.submit(made, answered)

    def _prepare(self, scene: str, reason: str) -> None:
        if reason:
            self._applied = None
        elif self._station.preview.value != scene:
            self._station.submit(SetPreview(scene))

    def _look(self) -> None:
        """Have the engine look which devices there are: they come and go; an event tells."""
        self._station.look_for_devices()

    def _look_again(self) -> None:
        if self.isVisible():
            self._look()

    def _follow_sources(self) -> None:
        """Tell what is wrong with what was chosen; look for devices once one came or went."""
        self._tell_faults()
        there = {source.name: source.status == "live" for source in self._station.sources.value}
        came_or_went = any(self._there.get(name, now) is not now for name, now in there.items())
        self._there = there
        if came_or_went:
            self._look_again()

    def _tell_faults(self) -> None:
        faults = {source.name: source.fault for source in self._station.sources.value}
        cameras = ("camera", "camera-2") if self.template.template == "cameras" else ("camera",)
        for page, names in ((self.camera, cameras), (self.microphone, ("microphone",))):
            told = dict.fromkeys(said(faults[name]) for name in names if faults.get(name))
            page.show_fault(" ".join(told))

    def _offer(self, devices: Devices) -> None:
        self.camera.offer(devices.found.get("cameras", ()))
        fill_devices(self.microphone.microphone, devices.found.get("microphones", ()))

    def _go_live(self) -> None:
        if not self._station.account.go_live():
            self._station.submit(StartLive())
        self.done.emit()
