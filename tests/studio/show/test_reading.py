"""Show files are read whole, or refused with file, line and key."""

from fractions import Fraction
from pathlib import Path

import pytest

from studio.show import FORMATS, CameraSpec, FileSpec, ShowError, parse_format, parse_show
from studio.show.durations import parse_duration_ns

SHOW = """[show]
name = "Results"
start = "wide"

[[source]]
name = "cam"
kind = "camera"

[[source]]
name = "clip"
kind = "file"
path = "clip.mp4"
loop = false

[[scene]]
name = "wide"
items = [
    { source = "cam" },
    { source = "clip", rect = [0.5, 0.5, 0.4, 0.4], order = -1 },
]

[[take]]
at = "2s"
scene = "wide"
mix = "300ms"
"""
PLACE = Path("/shows/results.toml")


def test_a_show_is_read_with_its_defaults() -> None:
    show = parse_show(SHOW, PLACE)
    assert show.show.region == "eu"
    assert isinstance(show.source[0], CameraSpec)
    assert isinstance(show.source[1], FileSpec)
    assert show.source[1].path == "/shows/clip.mp4"
    assert show.scene[0].items[1].order == -1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'name = "cam"',
            'nmae = "cam"',
            'line 6: there is no key "nmae" here; did you mean',
        ),
        ('kind = "camera"', 'kind = "kamera"', "line 7"),
        ("loop = false", "loops = false", 'line 13: there is no key "loops" here; did you mean'),
        ("loop = false", 'loop = "no"', 'line 13: key "loop"'),
        ('{ source = "cam" }', '{ source = "came" }', 'line 18: there is no source named "came"'),
        ("0.4, 0.4]", "0.4, -1]", "line 19"),
        ('at = "2s"', 'at = "soon"', 'line 23: "soon" is no time'),
        ('scene = "wide"', 'scene = "wode"', 'line 24: there is no scene named "wode"'),
        ('start = "wide"', 'region = "mars"', 'line 3: key "region"'),
        ("[[take]]", '[[bus]]\nname = "b"\nsources = ["x"]\n[[take]]', 'no source named "x"'),
        ('name = "clip"', 'name = "cam"', 'line 10: there are two sources named "cam"'),
    ],
)
def test_each_mistake_is_named_by_line(old: str, new: str, said: str) -> None:
    with pytest.raises(ShowError) as caught:
        parse_show(SHOW.replace(old, new, 1), PLACE)
    assert str(PLACE) in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ('safety = "only"', "line 6: say which windows may be seen"),
        ('allow = ["Slides"]', 'line 6: this list holds with safety = "only"'),
        ('safety = "only"\nallow = ["Slides", " "]', "line 7: an empty name"),
        ('window = " "', "line 6: an empty name"),
        ('window = "Slides"\narea = [0, 0, 10, 10]', "line 7: a window is shown whole"),
        ('window = "S"\nsafety = "only"\nallow = ["S"]', "line 6: a window is shown alone"),
        ('safety = "none"', 'line 6: key "safety"'),
    ],
)
def test_what_of_a_screen_may_be_seen_is_said_once(keys: str, said: str) -> None:
    text = '[show]\nname = "S"\n[[source]]\nname = "x"\nkind = "screen"\n' + keys
    with pytest.raises(ShowError) as caught:
        parse_show(f'{text}\n[[scene]]\nname = "a"\nitems = [{{ source = "x" }}]\n', PLACE)
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    from studio.show import load_show  # noqa: PLC0415  # beside the one test that reads a file

    with pytest.raises(ShowError, match="There is no show file"):
        load_show(tmp_path / "none.toml")


def test_formats_are_ten_and_spelled_as_they_are_read() -> None:
    assert len(FORMATS) == 10
    assert all(parse_format(str(each)) == each for each in FORMATS)
    assert parse_format("auto") is None
    found = parse_format("1920x1080@59.94")
    assert found is not None
    assert found.rate == Fraction(60_000, 1001)


@pytest.mark.parametrize(("text", "ns"), [("500ms", 5e8), ("1.5s", 1.5e9), ("2min", 1.2e11)])
def test_times_are_read(text: str, ns: float) -> None:
    assert parse_duration_ns(text) == ns


@pytest.mark.parametrize("text", ["", "5", "ms", "-1s", "1h", "9999999s"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ShowError):
        parse_duration_ns(text)
