"""What both ends say of their codecs when they connect."""

import pytest

from studio.output.rtmp import (
    AmfValue,
    beyond_plain,
    codec_names,
    connect_properties,
    decode,
    encode,
    offered_codecs,
    taken_codecs,
)

WANTED = frozenset({"hvc1", "Opus"})


def test_only_what_rtmp_always_had_needs_no_asking() -> None:
    assert beyond_plain(("h264", "aac")) == frozenset()
    assert beyond_plain(("hevc", "opus")) == WANTED
    assert connect_properties(frozenset()) == {}


def test_a_publisher_says_what_it_encodes() -> None:
    [said] = decode(encode(connect_properties(WANTED)))
    assert said == {
        "fourCcList": ["Opus", "hvc1"],
        "videoFourCcInfoMap": {"hvc1": 2},
        "audioFourCcInfoMap": {"Opus": 2},
    }


def test_a_receiver_that_stores_all_offers_all() -> None:
    answer = decode(encode(taken_codecs()))
    assert offered_codecs(answer, WANTED | {"av01"}) == WANTED | {"av01"}


@pytest.mark.parametrize(
    ("answer", "offered"),
    [
        ({}, set()),
        ({"fourCcList": ["hvc1"]}, {"hvc1"}),
        ({"fourCcList": ["*"]}, {"hvc1", "Opus"}),
        ({"fourCcList": "hvc1"}, set()),
        ({"fourCcList": [1.0, None, "vp09"]}, set()),
        ({"videoFourCcInfoMap": {"hvc1": 4.0}, "audioFourCcInfoMap": {"*": 1.0}}, {"hvc1", "Opus"}),
        # It can encode them, which helps nobody who sends.
        ({"videoFourCcInfoMap": {"hvc1": 2.0}}, set()),
        ({"videoFourCcInfoMap": {"hvc1": "yes"}}, set()),
    ],
)
def test_an_answer_is_believed_as_far_as_it_goes(answer: AmfValue, offered: set[str]) -> None:
    assert offered_codecs([None, {"code": "x"}, answer], WANTED) == offered


def test_people_read_names() -> None:
    assert codec_names({"hvc1", "Opus"}) == "Opus and HEVC"
