"""Each light turns, and says what to do."""

from dataclasses import replace

import pytest

from studio.readiness import (
    Facts,
    Finding,
    HeadphoneFacts,
    LineFacts,
    NetworkFacts,
    PowerFacts,
    SourceFacts,
    findings,
)
from studio.readiness.line_advice import advised

CAMERA = SourceFacts("Camera", "live", "", used=True)
READY = Facts(
    sources=(CAMERA,), peak_db=-14.0, clipped=False, muted=(), disk_free_bytes=10**11,
    bitrate_bps=5_000_000, lines=(LineFacts("ingest", "", 40.0),), refused="", region="EU",
    clock_synchronized=True, power=PowerFacts(), late_share=0.0, protected=True,
)  # fmt: skip


LINE = NetworkFacts(
    encoding="movement",
    rates_bps={"narrow-line": 1_000_000, "people-in-a-room": 2_700_000, "movement": 6_000_000},
    up_bps=12_000_000, round_trip_ms=38.2, picture="1080p at 25",
)  # fmt: skip


def _of(facts: Facts, name: str) -> Finding:
    return next(finding for finding in findings(facts) if finding.name == name)


def test_a_machine_that_is_ready_is_green_and_asks_nothing() -> None:
    assert {finding.light for finding in findings(READY)} == {"green"}
    assert {finding.todo for finding in findings(READY)} == {""}


def test_headphones_are_looked_at_where_somebody_listens() -> None:
    assert "Headphones" not in {finding.name for finding in findings(READY)}
    found = _of(replace(READY, headphones=HeadphoneFacts("live")), "Headphones")
    assert (found.light, found.todo) == ("green", "")


def test_an_event_brings_its_address_and_key_when_the_show_goes_live() -> None:
    found = _of(replace(READY, lines=(LineFacts("", awaits_event=True),)), "Ingest")
    assert (found.light, found.todo) == ("green", "")
    assert "brings address and key" in found.words


@pytest.mark.parametrize(
    ("name", "light", "change", "words"),
    [
        (
            "Sources",
            "red",
            {"sources": (replace(CAMERA, status="missing", fault="Gone."),)},
            "Gone",
        ),
        (
            "Sources",
            "amber",
            {"sources": (replace(CAMERA, status="failed", fault="Gone.", used=False),)},
            "Gone",
        ),
        ("Sources", "amber", {"sources": (replace(CAMERA, status="starting"),)}, "not there yet"),
        ("Sound", "red", {"clipped": True}, "too loud"),
        ("Sound", "amber", {"peak_db": -80.0, "muted": ("Voice",)}, "Muted: Voice"),
        ("Sound", "amber", {"peak_db": None}, "Nothing is heard"),
        (
            "Headphones",
            "amber",
            {"headphones": HeadphoneFacts("missing", "They take no sound.")},
            "take no sound",
        ),
        ("Headphones", "amber", {"headphones": HeadphoneFacts("starting")}, "not play yet"),
        ("Ingest", "amber", {"lines": ()}, "nowhere to go live"),
        ("Ingest", "red", {"lines": (LineFacts("i", "It does not answer."),)}, "does not answer"),
        ("Ingest", "red", {"lines": (LineFacts("i", has_key=False),)}, "no stream key"),
        ("Ingest", "amber", {"lines": (LineFacts("i", "", 2000.0),)}, "2000 ms"),
        (
            "Network",
            "amber",
            {"network": replace(LINE, up_bps=4_000_000)},
            "carries 4 Mbit/s, an answer takes 38 ms: too little for 1080p at 25 (movement).",
        ),
        ("Network", "red", {"network": replace(LINE, up_bps=300_000)}, "for any encoding"),
        ("Network", "amber", {"network": replace(LINE, fault="On air.")}, "On air."),
        ("Residency", "red", {"refused": "It lies in the US."}, "in the US"),
        ("Disk", "red", {"disk_free_bytes": 10**8}, "Room for 0:0"),
        ("Disk", "amber", {"disk_free_bytes": 3 * 10**9}, "Room for 1:20"),
        ("Disk", "red", {"disk_free_bytes": None}, "cannot be looked at"),
        ("Recording", "amber", {"protected": False}, "demo's key"),
        ("Machine", "amber", {"late_share": 0.03}, "3.0%"),
        ("Clock", "amber", {"clock_synchronized": False}, "wrong times"),
        ("Clock", "amber", {"clock_synchronized": None}, "Nobody can say"),
        ("Power", "amber", {"power": PowerFacts(on_battery=True, percent=70)}, "70 % left"),
        ("Power", "red", {"power": PowerFacts(on_battery=True, percent=9)}, "9 % left"),
        ("Power", "amber", {"power": PowerFacts(on_battery=True)}, "On battery"),
        ("Power", "amber", {"power": PowerFacts(known=False)}, "Nobody can say"),
    ],
)
def test_what_is_wrong_has_its_light_and_what_to_do(
    name: str, light: str, change: dict[str, object], words: str
) -> None:
    finding = _of(replace(READY, **change), name)  # type: ignore[arg-type]  # one field of many
    assert finding.light == light
    assert words in finding.words
    assert finding.todo
    others = [other.light for other in findings(replace(READY, **change)) if other.name != name]  # type: ignore[arg-type]  # likewise
    assert set(others) == {"green"}


@pytest.mark.parametrize(
    ("up_bps", "use"),
    [(12_000_000, "movement"), (8_000_000, "people-in-a-room"), (1_500_000, "narrow-line")],
)
def test_the_richest_encoding_that_the_line_bears_is_advised(up_bps: int, use: str) -> None:
    network = replace(LINE, up_bps=up_bps)
    assert advised(network) == use
    if use != "movement":
        needs = {"people-in-a-room": "2.7", "narrow-line": "1"}[use]
        todo = f"Choose the encoding {use} in the check: it makes do with {needs} Mbit/s."
        assert _of(replace(READY, network=network), "Network").todo == todo


def test_a_show_that_asks_for_little_is_not_talked_into_more() -> None:
    assert advised(replace(LINE, encoding="narrow-line")) == "narrow-line"


def test_a_line_that_bears_the_show_is_green() -> None:
    found = _of(replace(READY, network=LINE), "Network")
    words = "The line carries 12 Mbit/s, an answer takes 38 ms: enough for 1080p at 25 (movement)."
    assert found == Finding("Network", "green", words)
    more = _of(replace(READY, network=replace(LINE, enough=True)), "Network")
    assert more.words.startswith("The line carries more than 12 Mbit/s")


def test_no_line_is_spoken_of_where_the_ingest_is_on_this_machine() -> None:
    found = _of(replace(READY, network=replace(LINE, here=True, enough=True)), "Network")
    words = "The ingest is on this machine, and takes enough for 1080p at 25 (movement)."
    assert found == Finding("Network", "green", words)


@pytest.mark.parametrize(
    ("up_bps", "most"),
    # Seven tenths of the line, without the sound, and not more than the line bears in round steps.
    [(3_000_000, 1900), (3_010_000, 1900), (3_100_000, 2000), (660_000, 300), (650_000, 0)],
)
def test_a_fixed_bitrate_that_a_line_cannot_bear_is_told_with_one_that_it_does(
    up_bps: int, most: int
) -> None:
    fixed = replace(
        LINE, rates_bps=dict.fromkeys(LINE.rates_bps, 4_160_000), given_bps=4_000_000, up_bps=up_bps
    )
    found = _of(replace(READY, network=fixed), "Network")
    if not most:
        assert (found.light, found.todo) == ("red", "Use another line; a cable, or a phone's own.")
        return
    assert found.light == "amber"
    assert found.words.endswith("too little for the bitrate that the show fixes.")
    assert found.todo.startswith(f"Write {most} or less as bitrate_kbps into the show file")
    advised_bps = most * 1000
    lowered = replace(fixed, rates_bps={"movement": advised_bps + 160_000}, given_bps=advised_bps)
    assert _of(replace(READY, network=lowered), "Network").light == "green"


def test_without_a_fixed_bitrate_no_number_is_advised() -> None:
    found = _of(replace(READY, network=replace(LINE, up_bps=1_000_000)), "Network")
    assert found.light == "red"
    assert "bitrate_kbps" not in found.todo
