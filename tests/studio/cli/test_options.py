"""What options of several commands take, and what they refuse."""

import argparse

import pytest

from studio.cli.options import seconds


@pytest.mark.parametrize(("text", "wanted"), [("1", 1.0), ("0.5", 0.5), ("604800", 604_800.0)])
def test_seconds_are_a_number(text: str, wanted: float) -> None:
    assert seconds(text) == wanted


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "-1", "0", "604801"])
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="no number of seconds up to a week"):
        seconds(text)
