"""Every text is read with ease: WCAG 2.2, success criterion 1.4.3, 4.5 to 1 in both colours."""

import re
import tomllib

import pytest

from resources import read_text

_LEAST, _LEAST_FOR_SIGNS = 4.5, 3.0
_GROUNDS = ("background", "panel", "well", "raised")
_PAIRS = [
    *((text, ground) for text in ("text", "muted") for ground in (*_GROUNDS, "hover", "pressed")),
    *(("accent", ground) for ground in ("panel", "well")),
    *((text, ground) for text in ("live_text", "warning") for ground in ("panel", "background")),
    ("faint", "panel"),
    ("faint", "well"),
    ("well", "accent"),
    ("on_live", "live"),
    ("on_live", "live_hover"),
    ("on_preview", "preview"),
    ("on_warning", "warning"),
    ("live_text", "error_ground"),
    *(("text", ground) for ground in ("info_ground", "warning_ground", "error_ground")),
]
# Signs that are no text: WCAG 2.2, 1.4.11, 3 to 1.
_SIGNS = [
    *((color, "well") for color in ("meter_low", "meter_mid", "meter_high", "outline")),
    *(("outline", ground) for ground in ("background", "panel")),
    *((color, "background") for color in ("preview", "live", "accent")),
]


def _palette(colours: str) -> dict[str, str]:
    return tomllib.loads(read_text(f"styles/{colours}.toml"))


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours by WCAG's formula."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", ["dark", "light"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_texts_are_read_with_ease(colours: str, text: str, ground: str) -> None:
    palette = _palette(colours)
    assert contrast(palette[text], palette[ground]) >= _LEAST


@pytest.mark.parametrize("colours", ["dark", "light"])
@pytest.mark.parametrize(("sign", "ground"), _SIGNS)
def test_signs_are_seen(colours: str, sign: str, ground: str) -> None:
    palette = _palette(colours)
    assert contrast(palette[sign], palette[ground]) >= _LEAST_FOR_SIGNS


def test_both_colours_have_the_same_names() -> None:
    assert list(_palette("dark")) == list(_palette("light"))


def test_every_pair_of_the_style_sheet_is_held_here() -> None:
    sheet = read_text("styles/studio.qss")
    held = set(_PAIRS)
    for block in re.findall(r"\{([^}]*)\}", sheet):
        text = re.search(r"(?:^|[ ;])color: @(\w+)", block)
        ground = re.search(r"background(?:-color)?: @(\w+)", block)
        if text and ground:
            assert (text[1], ground[1]) in held, block
