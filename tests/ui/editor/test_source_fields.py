"""What a person answers becomes a source, and a source the answers that make it."""

import pytest

from studio.show.model import NetworkSpec, ScreenSpec
from ui.editor.source_fields import KINDS, answers_of, changed_spec, missing_field, spec_of


def test_a_screen_is_made_of_what_was_typed() -> None:
    made = spec_of("screen", "s", "Slides", {"safety": "only", "allow": " Slides \nevince\n"})
    assert made == ScreenSpec(name="s", label="Slides", safety="only", allow=("Slides", "evince"))
    assert spec_of("screen", "s", "", {"area": "0, 10,640 ,360"}) == ScreenSpec(
        name="s", area=(0, 10, 640, 360)
    )


@pytest.mark.parametrize("area", ["left", "1, 2, 3", "1, 2, 3, 4, 5"])
def test_an_area_that_is_none_is_told_as_it_is_asked(area: str) -> None:
    assert "left, top, width, height" in str(spec_of("screen", "s", "", {"area": area}))


def test_answers_lead_back_to_what_they_came_from() -> None:
    spec = ScreenSpec(
        name="s", label="S", safety="only", allow=("a", "b"), area=(1, 2, 3, 4), rate=12.5
    )
    assert changed_spec(spec, "S", answers_of(spec)) == spec
    camera = NetworkSpec(name="hall", url="rtsps://hall.example/1", gain_db=-3.0)
    assert changed_spec(camera, "Hall", {**answers_of(camera), "user": "me"}) == NetworkSpec(
        name="hall", label="Hall", url="rtsps://hall.example/1", gain_db=-3.0, user="me"
    )


def test_a_window_whose_title_has_a_comma_stays_one_window() -> None:
    spec = ScreenSpec(name="s", safety="only", allow=("Results, final (Evince)", "firefox"))
    assert changed_spec(spec, "", answers_of(spec)) == spec


def test_a_list_of_windows_is_asked_for_where_it_counts_and_there_alone() -> None:
    assert "chosen windows" in missing_field("screen", {"safety": "only", "allow": " "})
    assert not missing_field("screen", {"safety": "all", "allow": ""})
    # The show would refuse a list that has no meaning.
    made = spec_of("screen", "s", "", {"safety": "all", "allow": "Slides"})
    assert made == ScreenSpec(name="s", safety="all")


def test_what_is_emptied_is_as_if_it_had_never_been_said() -> None:
    spec = ScreenSpec(name="s", window="Slides", area=None)
    assert changed_spec(spec, "", {**answers_of(spec), "window": " "}) == ScreenSpec(name="s")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "microphone"])
def test_any_source_with_pictures_can_be_recorded_by_itself(kind: str) -> None:
    needed = {field.name: "/x" for field in KINDS[kind].fields if field.needed}
    if kind == "network":
        needed["url"] = "rtsps://hall.example/1"
    made = spec_of(kind, "s", "S", {**needed, "record": "true"})
    assert not isinstance(made, str)
    assert made.record
