"""A show that is written is the show that is read, and its author's words stay."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.show import ItemSpec, PatternSpec, SceneSpec, Show, ShowError, parse_show
from studio.show.editing import (
    move_scene,
    put_scene,
    put_source,
    remove_scene,
    remove_source,
    set_control,
)
from studio.show.writing import save_text, show_text

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "show-file.md"
PLACE = Path("/shows/results.toml")
TEXT = """# Our quarterly.
[show]
name = "Results"   # as on the invitation
region = "eu"

[[source]]
name = "cam"
kind = "pattern"
tone_hz = 1000   # the default, spelled out

# The film that legal approved.
[[source]]
name = "film"
kind = "file"
path = "films/film.mp4"

[[scene]]
name = "wide"
items = [
    { source = "cam", order = 0 },   # lowest
    { source = "film", rect = [0.5, 0.5, 0.4, 0.4] },
]

[[scene]]
name = "close"   # for questions
items = [{ source = "cam" }]
"""
SHOW = parse_show(TEXT, PLACE)


def _written(show: Show, before: str = TEXT) -> str:
    text = show_text(show, before, PLACE.parent)
    assert parse_show(text, PLACE) == show
    return text


def test_what_did_not_change_is_not_touched() -> None:
    assert _written(SHOW) == TEXT


def test_an_item_that_moved_is_all_that_changes() -> None:
    items = (SHOW.scene[0].items[0], ItemSpec(source="film", rect=(0.1, 0.5, 0.4, 0.4)))
    moved = put_scene(SHOW, SceneSpec(name="wide", items=items), "wide")
    assert _written(moved) == TEXT.replace("rect = [0.5, 0.5", "rect = [0.1, 0.5")


def test_words_stay_with_what_they_are_about() -> None:
    added = put_source(SHOW, PatternSpec(name="bars", tone_hz=440))
    added = put_scene(added, SceneSpec(name="bars", items=(ItemSpec(source="bars"),)))
    text = _written(move_scene(added, "close", 0))
    for words in ("# Our quarterly.", "# as on the invitation", "# the default", "# for questions"):
        assert words in text
    assert text.index("# for questions") < text.index('name = "wide"')
    assert re.search(r'name = "bars"\nkind = "pattern"\ntone_hz = 440', text)


def test_what_was_removed_is_gone() -> None:
    text = _written(remove_source(remove_scene(SHOW, "close"), "film"))
    assert "film.mp4" not in text
    assert "close" not in text


def test_a_cameras_controls_are_one_line_beside_it() -> None:
    text = (
        '[show]\nname = "R"\n\n[[source]]\nname = "cam"\nkind = "camera"\n\n[[scene]]\nname = "s"\n'
    )
    show = set_control(parse_show(text, PLACE), "cam", "brightness", 140)
    written = show_text(show, text, PLACE.parent)
    assert 'kind = "camera"\ncontrols = {brightness = 140}\n' in written
    again = set_control(show, "cam", "gain", 3)
    assert parse_show(show_text(again, written, PLACE.parent), PLACE) == again


def test_a_new_file_needs_no_old_one() -> None:
    text = _written(SHOW, "")
    assert 'path = "films/film.mp4"' in text
    assert "tone_hz" not in text


def test_the_whole_example_of_the_docs_can_be_written() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", _PAGE.read_text("utf-8"), re.DOTALL)
    show = parse_show(example, PLACE)
    assert _written(show, example) == example
    _written(show, "")


_ITEMS = st.lists(
    st.builds(
        ItemSpec,
        source=st.sampled_from(["cam", "film"]),
        rect=st.tuples(*[st.floats(-1, 1)] * 2, *[st.floats(0.1, 2)] * 2),
        opacity=st.floats(0, 1),
        order=st.integers(-3, 3),
        fit=st.sampled_from(["contain", "cover", "stretch"]),
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(_ITEMS, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_scene_comes_back_as_it_was(items: list[ItemSpec], label: str) -> None:
    scene = SceneSpec(name="wide", label=label, items=tuple(items))
    _written(put_scene(SHOW, scene, "wide"))


def test_a_file_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "show.toml"
    save_text(place, TEXT)
    assert place.read_text("utf-8") == TEXT
    with pytest.raises(ShowError, match="save it elsewhere"):
        save_text(tmp_path / "nowhere" / "show.toml", TEXT)
    assert [path.name for path in tmp_path.iterdir()] == ["show.toml"]


def test_a_header_changes_in_place() -> None:
    header = msgspec.structs.replace(SHOW.show, name="Interim report", bitrate_kbps=4000)
    text = _written(msgspec.structs.replace(SHOW, show=header))
    assert 'name = "Interim report"   # as on the invitation' in text
    assert "bitrate_kbps = 4000" in text
