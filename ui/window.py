"""The window: panels in their places, and how it closes."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from studio.wire.meters import Levels
from ui.account.panel import AccountPanel
from ui.actions.focus import FocusRules
from ui.actions.holding import Holding
from ui.actions.registry import Actions
from ui.actions.wheel import WheelRules
from ui.announcing import Announcer
from ui.catalogue import SCENE_NUMBERS, Parts, fill, offers
from ui.editor.overlay import ItemOverlay
from ui.editor.panel import EditorPanel
from ui.editor.scene_editor import SceneEditor
from ui.guide.panel import Guide
from ui.language import translate
from ui.library.panel import LibraryPanel
from ui.look.theme import Theme
from ui.model.contact import Contact
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.panels.encoding import EncodingRow
from ui.panels.keys_editor import KeysEditor
from ui.panels.notice_bar import NoticeBar
from ui.panels.outputs import Outputs
from ui.panels.padlock import Padlock
from ui.panels.palette import Palette
from ui.panels.readiness import ReadinessPanel
from ui.panels.scenes import Scenes
from ui.panels.sound import Sound
from ui.panels.sources import Sources
from ui.panels.stage import Stage
from ui.panels.tally import Figures, Tally
from ui.pictures.feed import Feed
from ui.sides import Sides
from ui.talk.button import TalkButton
from ui.talk.cue_bar import CueBar
from ui.talk.deeds import TalkDeeds
from ui.talk.global_keys import ACTIONS as TALK_ACTIONS
from ui.talk.global_keys import GlobalTalkKeys
from ui.talk.side import TalkSide
from ui.talk.sign import OpenSign

NAME = "Videosync Studio"
_CLOSE_AGAIN_MS = 5000
_SIDE_WIDTH = 240
_TOP_SPACING = 16


class MainWindow(QMainWindow):
    """Built from panels; itself it only places them, and minds closing. GUI thread.

    ``wished``: fields of the preferences that a person wants otherwise, so in another window.
    """

    wished = Signal(dict)

    def __init__(
        self,
        station: Station,
        notices: Notices,
        theme: Theme,
        preferences: PreferencesFile,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self.station = station
        self.notices = notices
        self.preferences = preferences
        self.tally = Tally(station, now_ns)
        self.stage = Stage(station, theme)
        self.scenes = Scenes(station)
        self.sound = Sound(station, theme)
        self.outputs = Outputs(station, theme, now_ns)
        self.sources = Sources(station, theme, notices)
        self.figures = Figures(station)
        self.notice_bar = NoticeBar(notices, theme)
        self.scene_editor = SceneEditor(station, self)
        self.overlay = ItemOverlay(self.stage.preview, self.scene_editor, theme)
        self.editor = EditorPanel(station, self.scene_editor, notices, theme)
        self.readiness = ReadinessPanel(station, theme)
        self.encoding = EncodingRow(station)
        self.readiness.add_below(self.encoding)
        self.guide = Guide(station, theme)
        self.library = LibraryPanel(station, theme)
        self.account = AccountPanel(station, theme)
        station.talk.keys.stays = preferences.value.talk_stays
        self.talk = TalkSide(station, theme)
        self.talk.behind = preferences.value.talk_global
        self.open_sign = OpenSign(station.talk, theme)
        self.cue_bar = CueBar(station)
        self.talk_button = TalkButton(station.talk)
        self.sides = Sides(self)
        self.actions_ = Actions(self, preferences.value.keys)
        self.keys = KeysEditor(self.actions_)
        self.commands = QPushButton(translate("Window", "Commands"))
        self.holding = Holding(self)
        self._wheel = WheelRules(self)
        self.talk_deeds = TalkDeeds(station.talk, notices, self.holding, self.actions_)
        self.global_keys = GlobalTalkKeys(
            station.talk, lambda: {name: self.actions_[name].keys for name in TALK_ACTIONS}, self
        )
        self._whole = QWidget()
        self._guide_offered = False
        self._closing = QTimer(self, interval=_CLOSE_AGAIN_MS, singleShot=True)
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self._arrange()
        self.palette_ = Palette(lambda: offers(self._parts), self.stage.preview, self)
        self.padlock = Padlock(theme, self)
        self.focus_rules = FocusRules(self, self.actions_, self.padlock.isVisible)
        self.announcer = Announcer(self, station, notices)
        self._connect()
        self._parts = Parts(
            actions=self.actions_,
            station=station,
            notices=notices,
            stage=self.stage,
            scenes=self.scenes,
            sound=self.sound,
            outputs=self.outputs,
            sources=self.sources,
            editor=self.editor,
            sides=self.sides,
            palette=self.palette_,
            padlock=self.padlock,
            talk=self.talk_deeds,
            close=self.close,
            wish=self.wished.emit,
        )
        fill(self._parts)
        self.global_keys.want(wanted=self.talk.behind)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Close; on air, recorded or locked only at the second try."""
        goes_on = self._going_on()
        if goes_on and not self._closing.isActive():
            self._closing.start()
            self.notices.add("info", goes_on)
            event.ignore()
            return
        event.accept()

    def let_go(self) -> None:
        """Close what is read from the engine, as another window takes this one's place."""
        for feed in self.findChildren(Feed):
            feed.let_go()
        self.sound.let_go()
        self.library.let_go()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Begin with the keys at the show, not at the first button."""
        super().showEvent(event)
        self.holding.watch(self.windowHandle())
        self._wheel.watch(self.windowHandle())
        self._whole.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Show in the top row what has room there."""
        super().resizeEvent(event)
        self._make_room()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Leave no talk key down that nobody sees."""
        self.station.talk.keys.release_all()
        self.holding.forget()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Let go of talk keys when another window comes in front: none goes up here any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.station.talk.keys.lose_focus()
            self.holding.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Escape takes the focus back to the show, from wherever it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._whole.setFocus()
            return
        super().keyPressEvent(event)

    @property
    def _on_air(self) -> bool:
        live = self.station.live.value
        return live is not None and live.status != "off"

    def _going_on(self) -> str:
        recording = self.station.recording.value
        if self._on_air:
            return translate(
                "Window",
                "The show is on air and stays there without this window. "
                "Close it again within 5 s to close the window alone.",
            )
        if recording is not None and recording.status in {"recording", "paused"}:
            return translate(
                "Window",
                "The recording goes on without this window. "
                "Close it again within 5 s to close the window alone.",
            )
        if self.padlock.isVisible():
            return translate(
                "Window",
                "The window is locked. Close it again within 5 s to close it all the same.",
            )
        return ""

    def _arrange(self) -> None:
        deck = QWidget()
        deck.setObjectName("deck")
        rows = QVBoxLayout(deck)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(_TOP_SPACING)
        top.addWidget(self.tally, 1)
        top.addWidget(self.open_sign, 1)
        top.addWidget(self.figures)
        self.commands.setProperty("kind", "small")
        ways = QVBoxLayout()
        ways.setSpacing(4)
        ways.addWidget(self.commands)
        ways.addWidget(self.talk_button)
        top.addLayout(ways)
        rows.addLayout(top)
        rows.addWidget(self.cue_bar)
        rows.addWidget(self.stage, 1)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self.scenes, 2)
        low.addWidget(self.sound, 3)
        low.addWidget(self.sources, 2)
        self.outputs.setFixedWidth(_SIDE_WIDTH)
        low.addWidget(self.outputs)
        rows.addLayout(low, 1)
        whole = self._whole
        whole.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(deck, 1)
        for name, side in (
            ("edit", self.editor),
            ("check", self.readiness),
            ("keys", self.keys),
            ("guide", self.guide),
            ("library", self.library),
            ("event", self.account),
            ("talk", self.talk),
        ):
            across.addWidget(side)
            self.sides.add(name, side)
        column.addLayout(across, 1)
        column.addWidget(self.notice_bar)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.overlay.hide()
        self._connect_hearing()
        self.padlock.turned.connect(self.focus_rules.apply)
        # Or else a screen reader would press what lies below the lock.
        self.padlock.turned.connect(lambda: self._whole.setEnabled(self.padlock.isHidden()))
        self.commands.clicked.connect(self.palette_.open)
        self.outputs.check.clicked.connect(lambda: self.sides.toggle("check"))
        self.outputs.library.clicked.connect(lambda: self.sides.toggle("library"))
        self.outputs.chosen.clicked.connect(lambda: self.sides.toggle("event"))
        self.talk_button.clicked.connect(lambda: self.sides.toggle("talk"))
        for told in (self.open_sign.turned, self.station.health.changed):
            told.connect(self._make_room)
        self.talk.stay_wished.connect(self._keep_stays)
        self.talk.global_wished.connect(self._keep_global)
        self.global_keys.refused.connect(lambda: self._keep_global(wanted=False))
        self.actions_.changed.connect(self.global_keys.look)
        self.stage.edit.clicked.connect(lambda: self.sides.toggle("edit"))
        self.sides.opened.connect(self._side_opened)
        self.keys.chosen.connect(self._keep_keys)
        self.guide.done.connect(self._guided)
        self.sound.heard.connect(self._tell_guide)
        self.station.document.changed.connect(self._offer_guide)
        self._offer_guide()
        self.actions_.changed.connect(self._show_keys)
        station = self.station
        for slice_ in (station.live, station.rehearses, station.contact, station.show_name):
            slice_.changed.connect(self._retitle)
        self._retitle()

    def _connect_hearing(self) -> None:
        """Have a screen reader told of what is shown away from the focus."""
        for told in (
            *(self.palette_.told, self.overlay.told, self.keys.told, self.readiness.told),
            *(self.editor.told, self.editor.sources.told),
            *(self.guide.told, self.sound.told, self.outputs.live.told, self.outputs.record.told),
        ):
            told.connect(self.announcer.tell)

    def _make_room(self) -> None:
        """Show the sign of an open microphone in the figures' room where both would be cut."""
        row = (self.tally, self.open_sign, self.figures, self.talk_button)
        wanted = sum(each.minimumSizeHint().width() for each in row) + _TOP_SPACING * len(row)
        sides = self.sides.width()
        wide = self._whole.width() - sides >= wanted
        self.figures.setVisible(wide or self.open_sign.isHidden())

    def _side_opened(self, name: str) -> None:
        self._make_room()
        self.stage.edit.setChecked(name == "edit")
        self.outputs.check.setChecked(name == "check")
        self.outputs.library.setChecked(name == "library")
        self.outputs.chosen.setChecked(name == "event")
        self.talk_button.setChecked(name == "talk")
        self.overlay.setVisible(name == "edit")
        self.scene_editor.select(-1)
        if name == "check":
            self.readiness.check()
        elif name == "guide":
            self.guide.begin()
        elif name == "event":
            self.account.begin()
        elif name == "talk":
            self.talk.begin()

    def _offer_guide(self) -> None:
        """Lead a newcomer whose show is still empty; never on air, and never twice."""
        document = self.station.document.value
        fresh = document is not None and len(document.show.scene) == 1
        wanted = not self.preferences.value.guided and not self._guide_offered
        if fresh and wanted and not self._on_air:
            self._guide_offered = True
            self.sides.show("guide")

    def _guided(self) -> None:
        self.sides.show("")
        self._keep(guided=True)

    def _tell_guide(self, levels: dict[str, Levels]) -> None:
        for name, each in levels.items():
            self.guide.show_level(name, each.peak_db, each.rms_db, clipped=each.clipped)

    def _keep_stays(self, stays: bool) -> None:  # noqa: FBT001  # as a check box tells it
        self.station.talk.keys.stays = stays
        self._keep(talk_stays=stays)

    def _keep_global(self, wanted: bool) -> None:  # noqa: FBT001  # likewise
        self.talk.behind = wanted
        self.talk.show_chosen()
        self.global_keys.want(wanted=wanted)
        self._keep(talk_global=wanted)

    def _keep_keys(self) -> None:
        self._keep(keys=self.actions_.other_than_shipped())

    def _keep(self, **fields: object) -> None:
        fault = self.preferences.change(**fields)
        if fault:
            self.notices.add("warning", fault)

    def _show_keys(self) -> None:
        self.stage.cut_key.setText(self.actions_["take.cut"].shown_keys.partition(",")[0])
        self.stage.mix_key.setText(self.actions_["take.mix"].shown_keys.partition(",")[0])
        for button, name in (
            (self.commands, "palette"),
            (self.stage.edit, "edit"),
            (self.outputs.check, "check"),
            (self.outputs.library, "library"),
            (self.outputs.chosen, "event"),
            (self.talk_button, "talk"),
            (self.sources.covers.blur, "cover.blur"),
            (self.sources.covers.freeze, "cover.freeze"),
        ):
            action = self.actions_[name]
            button.setToolTip(action.words + action.hint)
        self.library.show_key(self.actions_["record"].shown_keys)
        self.readiness.show_key(self.actions_["guide"].hint)
        self.scenes.show_keys([self.actions_[f"preview.{n}"].shown_keys for n in SCENE_NUMBERS])

    def _retitle(self) -> None:
        parts = [self.station.show_name.value, NAME]
        if self.station.rehearses.value:
            parts.insert(0, translate("Window", "Rehearsal"))
        elif self.station.is_on_air:
            parts.insert(0, translate("Window", "● ON AIR"))
        if self.station.contact.value.contact in {Contact.LOST, Contact.ENDED}:
            parts.insert(0, translate("Window", "No contact"))
        self.setWindowTitle("  ·  ".join(part for part in parts if part))
