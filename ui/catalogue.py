"""Every action of the window, and the keys that ship with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from studio.wire.commands import PlayReplay, SaveReplay, SetMute, SetPreview, Take
from ui.actions.registry import Actions
from ui.editor.panel import EditorPanel
from ui.language import LANGUAGES, translate
from ui.model.notices import Notices
from ui.model.station import Station
from ui.model.talk_view import EVERYBODY, PARTY
from ui.panels.outputs import Outputs
from ui.panels.padlock import Padlock
from ui.panels.palette import Offer, Palette
from ui.panels.scenes import Scenes
from ui.panels.sound import Sound
from ui.panels.sources import Sources
from ui.panels.stage import Stage
from ui.sides import Sides
from ui.talk.deeds import TalkDeeds

SCENE_NUMBERS = range(1, 10)
"""The scenes that an action prepares by their number."""
_SOUNDS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the actions act on."""

    actions: Actions
    station: Station
    notices: Notices
    stage: Stage
    scenes: Scenes
    sound: Sound
    outputs: Outputs
    sources: Sources
    editor: EditorPanel
    sides: Sides
    palette: Palette
    padlock: Padlock
    talk: TalkDeeds
    close: Callable[[], object]
    wish: Callable[[dict[str, str]], None]
    """Asks for other preferences, by their fields."""


def fill(parts: Parts) -> None:
    """Add every action. GUI thread, once."""
    _add_show(parts)
    _add_outputs(parts)
    _add_editing(parts)
    _add_talk(parts)
    _add_window(parts)
    parts.actions.changed.emit()


def offers(parts: Parts) -> list[Offer]:
    """Return what the palette offers: the actions, and each scene and source by its name."""
    found = [
        Offer(action.words, action.shown_keys, action.do)
        for action in parts.actions.all()
        if action.name != "palette"
    ]
    station = parts.station
    for scene in station.scenes.value:
        prepare = translate("Actions", "Prepare scene: {scene}").format(scene=scene.label)
        take = translate("Actions", "Put on air: {scene}").format(scene=scene.label)
        found.append(Offer(prepare, "", partial(station.submit, SetPreview(scene.name))))
        found.append(Offer(take, "", partial(station.submit, Take(scene=scene.name))))
    for source in station.sources.value:
        if source.has_audio:
            form = (
                translate("Actions", "Unmute {source}")
                if source.muted
                else translate("Actions", "Mute {source}")
            )
            command = SetMute(source.name, not source.muted)
            words = form.format(source=source.label)
            found.append(Offer(words, "", partial(station.submit, command)))
    found += [Offer(words, "", do) for words, do in parts.talk.offers()]
    return found


def _add_show(parts: Parts) -> None:
    add, stage = parts.actions.add, parts.stage
    add("take.mix", translate("Actions", "Mix: fade preview in"), stage.do_mix, "Space")
    add("take.cut", translate("Actions", "Cut: put preview on air at once"), stage.do_cut,
        "Return", "Enter")  # fmt: skip
    for number in SCENE_NUMBERS:
        words = translate("Actions", "Prepare scene {number}").format(number=number)
        prepare = partial(parts.scenes.prepare, number)
        add(f"preview.{number}", words, prepare, str(number))
    add("page.next", translate("Actions", "Next page of the slides"),
        partial(parts.sources.turn, 1), "PgDown")  # fmt: skip
    add("page.back", translate("Actions", "Previous page of the slides"),
        partial(parts.sources.turn, -1), "PgUp")  # fmt: skip
    covers = parts.sources.covers
    add("cover.blur", translate("Actions", "Blur all screens, or uncover them"), covers.do_blur,
        "F7")  # fmt: skip
    add("cover.freeze", translate("Actions", "Freeze all screens, or let them go on"),
        covers.do_freeze, "F8")  # fmt: skip
    for number in _SOUNDS:
        words = translate("Actions", "Mute or unmute sound {number}").format(number=number)
        mute = partial(parts.sound.toggle_mute, number)
        add(f"mute.{number}", words, mute, f"Ctrl+{number}")
    add("lamps", translate("Actions", "Put out the lamps of the meters that distorted"),
        parts.sound.put_lamps_out)  # fmt: skip


def _add_outputs(parts: Parts) -> None:
    add, outputs = parts.actions.add, parts.outputs
    add("live", translate("Actions", "Go live, or leave the air (press twice)"),
        outputs.live.click, "Ctrl+G")  # fmt: skip
    add("record", translate("Actions", "Record, or stop recording (press twice)"),
        outputs.record.click, "Ctrl+R")  # fmt: skip
    add("record.pause", translate("Actions", "Pause the recording, or let it go on"),
        outputs.recording.do_pause, "Ctrl+Shift+R")  # fmt: skip
    add("record.mark", translate("Actions", "Begin a chapter of the recording"),
        outputs.recording.do_mark, "F9")  # fmt: skip
    add("record.split", translate("Actions", "Begin a new file of the recording"),
        outputs.recording.do_split)  # fmt: skip
    add("record.settings",
        translate("Actions", "Change how the show is recorded: where to, names, files, tracks"),
        partial(_show_recording, parts))  # fmt: skip
    add("check", translate("Actions", "Look whether everything is ready to go live"),
        partial(parts.sides.toggle, "check"), "F5")  # fmt: skip
    add("replay.play", translate("Actions", "Play again what was just on air, in the replays"),
        partial(parts.station.submit, PlayReplay()), "F6")  # fmt: skip
    add("replay.save", translate("Actions", "Save what was just on air as a recording"),
        partial(parts.station.submit, SaveReplay()), "Ctrl+F6")  # fmt: skip
    add("event", translate("Actions", "Event: sign in, choose one, rehearse, go live in it"),
        partial(parts.sides.toggle, "event"), "Ctrl+T")  # fmt: skip
    add("library", translate("Actions", "Recordings: find, play, export, delete"),
        partial(parts.sides.toggle, "library"), "Ctrl+B")  # fmt: skip


def _show_recording(parts: Parts) -> None:
    parts.sides.show("edit")
    parts.editor.show_recording()


def _add_editing(parts: Parts) -> None:
    add, editor = parts.actions.add, parts.editor
    add("edit", translate("Actions", "Edit the show: items on the preview, scenes, sources"),
        partial(parts.sides.toggle, "edit"), "Ctrl+E")  # fmt: skip
    add("undo", translate("Actions", "Undo the last change of the show"), editor.do_undo, "Ctrl+Z")
    add("redo", translate("Actions", "Redo what was undone"), editor.do_redo,
        "Ctrl+Shift+Z", "Ctrl+Y")  # fmt: skip
    add("save", translate("Actions", "Save the show"), editor.do_save, "Ctrl+S")


def _add_talk(parts: Parts) -> None:
    add, talk = parts.actions.add, parts.talk
    add("talk", translate("Actions", "Talkback: speak to presenters and crew"),
        partial(parts.sides.toggle, "talk"), "Ctrl+I")  # fmt: skip

    def talking(name: str, words: str, line: Callable[[], str], *keys: str) -> None:
        add(name, words, lambda: talk.hold(parts.actions[name], line), *keys)

    talking("talk.answer",
        translate("Actions", "Talk: answer, or speak to who is chosen (tap latches, or hold)"),
        talk.line_to_answer, "F4")  # fmt: skip
    talking("talk.party", translate("Actions", "Talk on the party line (tap latches, or hold)"),
        lambda: PARTY, "F10")  # fmt: skip
    talking("talk.all", translate("Actions", "Talk to everybody (tap latches, or hold)"),
        lambda: EVERYBODY, "F11")  # fmt: skip
    add("talk.release", translate("Actions", "Close all my talk microphones"), talk.release_all,
        "F3")  # fmt: skip
    add("talk.take", translate("Actions", "Acknowledge the cue, or answer the newest call"),
        talk.take_next, "F2")  # fmt: skip
    add("talk.dismiss", translate("Actions", "Dismiss the newest call"), talk.dismiss_next,
        "Shift+F2")  # fmt: skip
    add("talk.call", translate("Actions", "Call the producer"), talk.call, "Shift+F4")


def _add_window(parts: Parts) -> None:
    add = parts.actions.add
    add("palette", translate("Actions", "Find a command"), parts.palette.open, "Ctrl+K")
    add("keys", translate("Actions", "Change keys"), partial(parts.sides.toggle, "keys"), "F1")
    add("guide", translate("Actions", "First steps: from an empty show to air"),
        partial(parts.sides.toggle, "guide"), "Ctrl+F1")  # fmt: skip
    add("lock", translate("Actions", "Lock or unlock the window (unlocking: press twice)"),
        parts.padlock.press, "Ctrl+L")  # fmt: skip
    add("dismiss", translate("Actions", "Dismiss the notice"), parts.notices.dismiss, "Ctrl+D")
    add("dismiss.all", translate("Actions", "Dismiss all notices"), parts.notices.dismiss_all,
        "Ctrl+Shift+D")  # fmt: skip
    add("close", translate("Actions", "Close the window"), parts.close, "Ctrl+Q")
    for colours, words in (
        ("dark", translate("Actions", "Dark colours")),
        ("light", translate("Actions", "Light colours")),
        ("", translate("Actions", "Colours as the system has them")),
    ):
        add(f"colours.{colours or 'system'}", words, _wishing(parts, colours=colours))
    for code, name in LANGUAGES.items():
        words = translate("Actions", "Language: {language}").format(language=name)
        add(f"language.{code}", words, _wishing(parts, language=code))


def _wishing(parts: Parts, **wish: str) -> Callable[[], None]:
    return lambda: parts.wish(wish)
