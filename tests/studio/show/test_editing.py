"""Changes to a show, and their undoing."""

from pathlib import Path

import msgspec
import pytest

from studio.show import (
    BusSpec,
    CameraSpec,
    ItemSpec,
    PatternSpec,
    RecordingSpec,
    SceneSpec,
    Show,
    ShowError,
    parse_show,
)
from studio.show.editing import (
    move_scene,
    move_source,
    put_bus,
    put_scene,
    put_source,
    remove_bus,
    remove_scene,
    remove_source,
    set_control,
    set_recording,
)
from studio.show.history import DEPTH, History, HistoryState

SHOW = parse_show(
    """
[show]
name = "Results"
start = "wide"
[[source]]
name = "cam"
kind = "pattern"
[[source]]
name = "clip"
kind = "pattern"
[[scene]]
name = "wide"
items = [{ source = "cam" }, { source = "clip", rect = [0.5, 0.5, 0.4, 0.4] }]
[[scene]]
name = "close"
items = [{ source = "cam" }]
[[take]]
at = "2s"
scene = "wide"
""",
    Path("/shows/results.toml"),
)


def _names(show: Show) -> list[str]:
    return [scene.name for scene in show.scene]


def test_a_source_is_added_and_renamed_and_its_items_follow() -> None:
    added = put_source(SHOW, PatternSpec(name="more"))
    assert [source.name for source in added.source] == ["cam", "clip", "more"]
    renamed = put_source(added, PatternSpec(name="camera", tone_hz=440), replaces="cam")
    assert [item.source for item in renamed.scene[0].items] == ["camera", "clip"]
    assert renamed.source[0].name == "camera"


def test_a_source_goes_with_its_items() -> None:
    left = remove_source(SHOW, "clip")
    assert [item.source for item in left.scene[0].items] == ["cam"]


def test_how_it_is_recorded_is_changed_and_judged() -> None:
    spec = RecordingSpec(folder="/films", second_folder="/spare", tracks=("clip",), split_mb=500)
    show = set_recording(SHOW, spec)
    assert show.recording == spec
    # What a source was recorded as goes with it.
    assert remove_source(show, "clip").recording.tracks == ()
    for wrong, why in (
        (RecordingSpec(folder="films"), "films is no whole path"),
        (RecordingSpec(folder="/a", second_folder="/a"), "It is the first folder"),
        (RecordingSpec(name="{day}"), "There is no {day}"),
        (RecordingSpec(tracks=("nobody",)), 'There is no source named "nobody"'),
    ):
        with pytest.raises(ShowError, match=why):
            set_recording(SHOW, wrong)


def test_a_bus_is_added_changed_and_removed_and_follows_its_sources() -> None:
    speech = BusSpec(name="speech", sources=("clip", "cam"))
    show = put_bus(SHOW, speech)
    assert put_source(show, PatternSpec(name="voice"), replaces="cam").bus[0].sources == (
        "clip",
        "voice",
    )
    assert remove_source(show, "clip").bus[0].sources == ("cam",)
    renamed = put_bus(show, msgspec.structs.replace(speech, name="talk"), replaces="speech")
    assert [bus.name for bus in renamed.bus] == ["talk"]
    assert remove_bus(renamed, "talk") == SHOW
    for wrong, said in (
        (speech, 'There are two buses named "speech"'),
        (BusSpec(name="x", sources=("nobody",)), 'There is no source named "nobody"'),
        (BusSpec(name="x", sources=("cam", "cam")), '"cam" is in this bus already'),
    ):
        with pytest.raises(ShowError, match=said):
            put_bus(show, wrong)
    with pytest.raises(ShowError, match='There is no bus "talk"; the show has speech'):
        remove_bus(show, "talk")
    full = SHOW
    for n in range(6):
        full = put_bus(full, BusSpec(name=f"bus{n}"))
    with pytest.raises(ShowError, match="A show has 6 sound buses at most"):
        put_bus(full, BusSpec(name="seventh"))


def test_a_control_of_a_camera_is_set_and_left_to_the_camera_again() -> None:
    show = put_source(SHOW, CameraSpec(name="hall", controls={"gain": 4}))
    set_ = set_control(show, "hall", "brightness", 140)
    assert getattr(set_.source[-1], "controls", {}) == {"gain": 4, "brightness": 140}
    assert set_control(set_, "hall", "brightness", None) == show
    with pytest.raises(ShowError, match='There is no camera "clip" in the show'):
        set_control(show, "clip", "brightness", 140)


def test_a_scene_is_added_renamed_moved_and_removed() -> None:
    shown = put_scene(SHOW, SceneSpec(name="clip", items=(ItemSpec(source="clip"),)))
    assert _names(shown) == ["wide", "close", "clip"]
    renamed = put_scene(shown, msgspec.structs.replace(shown.scene[0], name="all"), replaces="wide")
    assert (renamed.show.start, renamed.take[0].scene) == ("all", "all")
    assert _names(move_scene(renamed, "clip", 0)) == ["clip", "all", "close"]
    assert _names(move_scene(renamed, "all", 99)) == ["close", "clip", "all"]
    left = remove_scene(renamed, "all")
    assert (_names(left), left.show.start, left.take) == (["close", "clip"], "", ())


def test_sources_are_listed_as_they_were_moved() -> None:
    two = put_source(SHOW, PatternSpec(name="last"))
    assert [source.name for source in move_source(two, "last", 0).source][:2] == ["last", "cam"]
    assert [source.name for source in move_source(two, "cam", 99).source][-2:] == ["last", "cam"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda: put_source(SHOW, PatternSpec(name="cam")), 'two sources named "cam"'),
        (lambda: put_source(SHOW, PatternSpec(name="x"), "y"), 'no source "y"; the show has cam'),
        (lambda: remove_source(SHOW, "y"), 'no source "y"'),
        (lambda: put_scene(SHOW, SceneSpec(name="wide")), 'two scenes named "wide"'),
        (
            lambda: put_scene(SHOW, SceneSpec(name="x", items=(ItemSpec(source="z"),))),
            'no source named "z"',
        ),
        (lambda: remove_scene(remove_scene(SHOW, "wide"), "close"), "needs a scene"),
        (lambda: move_scene(SHOW, "z", 0), 'no scene "z"'),
        (lambda: move_source(SHOW, "z", 0), 'no source "z"'),
    ],
)
def test_what_cannot_be_is_refused_in_words(change: object, said: str) -> None:
    assert callable(change)
    with pytest.raises(ShowError, match=said):
        change()


def test_every_change_is_undone_and_done_again() -> None:
    history = History(HistoryState(SHOW))
    more, less = put_source(SHOW, PatternSpec(name="more")), remove_source(SHOW, "clip")
    assert history.change(more, "Add more")
    assert history.change(less, "Remove clip")
    assert not history.change(less, "Nothing")
    assert (history.undoes, history.redoes) == ("Remove clip", "")
    assert history.undo()
    assert history.show == more
    assert (history.undoes, history.redoes) == ("Add more", "Remove clip")
    assert history.undo()
    assert history.show == SHOW
    assert not history.undo()
    assert history.redo()
    assert history.redo()
    assert history.show == less
    assert not history.redo()
    assert history.undo()
    history.change(SHOW, "Back to the beginning")
    assert history.redoes == ""


def test_a_drag_is_one_step() -> None:
    history = History(HistoryState(SHOW))
    shows = [put_source(SHOW, PatternSpec(name=f"x{n}")) for n in range(6)]
    for show in shows[:3]:
        history.change(show, "Move", gesture="drag 1")
    for show in shows[3:]:
        history.change(show, "Move", gesture="drag 2")
    history.undo()
    assert history.show == shows[2]
    history.change(shows[5], "Move", gesture="drag 1")
    history.undo()
    assert history.show == shows[2]
    history.undo()
    assert history.show == SHOW


def test_the_oldest_steps_are_let_go() -> None:
    history = History(HistoryState(SHOW))
    for n in range(DEPTH + 20):
        history.change(put_source(SHOW, PatternSpec(name=f"x{n}")), "Add")
    undone = 0
    while history.undo():
        undone += 1
    assert undone == DEPTH
