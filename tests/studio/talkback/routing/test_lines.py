"""Lines as they stand in messages."""

import pytest

from studio.talkback.routing.lines import EVERYBODY, MAIN_PARTY, Line, LineKind


@pytest.mark.parametrize("text", ["all", "ifb:anna-1", "iso:b.2", "party:main", "room:Green_1"])
def test_a_line_is_read_as_it_was_written(text: str) -> None:
    assert Line.parse(text).id == text


@pytest.mark.parametrize(
    "text", ["", "all:", "all:x", "ifb", "ifb:", "room:a b", "call:x", "iso:é"]
)
def test_what_names_no_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"line|LineKind"):
        Line.parse(text)


def test_everybody_and_the_party_have_their_names() -> None:
    assert (EVERYBODY.id, MAIN_PARTY.id) == ("all", "party:main")
    assert MAIN_PARTY.kind is LineKind.PARTY
