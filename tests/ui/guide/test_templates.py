"""Each template is a whole show, whatever the answers."""

import pytest

from studio.show import Show
from studio.show.editing import put_parts
from studio.show.model import Header
from studio.wire.document import SceneSpec
from ui.guide.templates import TEMPLATES, Answers, camera_scene, main_scene, parts_of


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_makes_a_show_with_its_main_scene(template: str) -> None:
    empty = Show(show=Header(name="Empty"), scene=(SceneSpec(name="opening"),))
    answers = Answers(template, camera="C", microphone="M", slides="/deck.pdf")
    parts = parts_of(answers)
    # put_parts checks what the show file's own reader checks.
    show = put_parts(empty, parts.source, parts.scene)
    names = [scene.name for scene in show.scene]
    assert names[0] == "opening"
    assert main_scene(answers) in names
    assert camera_scene(answers) in names
    assert {"camera", "microphone"} <= {source.name for source in show.source}


def test_without_a_file_there_are_no_slides_yet() -> None:
    answers = Answers("slides")
    parts = parts_of(answers)
    assert [source.name for source in parts.source] == ["camera", "microphone"]
    assert main_scene(answers) == camera_scene(answers) == "speaker"


def test_other_answers_change_the_same_sources() -> None:
    empty = Show(show=Header(name="Empty"), scene=(SceneSpec(name="opening"),))
    for camera in ("A", "B"):
        parts = parts_of(Answers("cameras", camera=camera, second_camera="C"))
        empty = put_parts(empty, parts.source, parts.scene)
    assert [getattr(source, "device", "") for source in empty.source] == ["B", "", "C"]


def test_another_template_leaves_nothing_of_the_one_before_it() -> None:
    empty = Show(show=Header(name="Empty"), scene=(SceneSpec(name="opening"),))
    first = parts_of(Answers("screen"))
    second = parts_of(Answers("cameras"), first)
    show = put_parts(empty, first.source, first.scene)
    show = put_parts(show, second.source, second.scene, second.instead_of)
    assert [source.name for source in show.source] == ["camera", "microphone", "camera-2"]
    assert [scene.name for scene in show.scene] == [
        "opening",
        "speaker",
        "camera-2",
        "side-by-side",
    ]


def test_what_is_on_air_stays_with_what_it_shows() -> None:
    empty = Show(show=Header(name="Empty"), scene=(SceneSpec(name="opening"),))
    first = parts_of(Answers("screen"))
    second = parts_of(Answers("camera"), first)
    show = put_parts(empty, first.source, first.scene)
    show = put_parts(show, second.source, second.scene, second.instead_of, "screen")
    assert "screen" in {source.name for source in show.source}
    assert [scene.name for scene in show.scene] == ["opening", "speaker", "screen"]
