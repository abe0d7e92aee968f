"""Each light turns, and says what to do."""

from dataclasses import replace

import pytest

from studio.readiness import Facts, Finding, LineFacts, PowerFacts, SourceFacts, findings

CAMERA = SourceFacts("Camera", "live", "", used=True)
READY = Facts(
    sources=(CAMERA,), peak_db=-14.0, clipped=False, muted=(), disk_free_bytes=10**11,
    bitrate_bps=5_000_000, line=LineFacts("ingest", "", 40.0), refused="", region="EU",
    has_key=True, clock_synchronized=True, power=PowerFacts(), late_share=0.0, protected=True,
)  # fmt: skip


def _of(facts: Facts, name: str) -> Finding:
    return next(finding for finding in findings(facts) if finding.name == name)


def test_a_machine_that_is_ready_is_green_and_asks_nothing() -> None:
    assert {finding.light for finding in findings(READY)} == {"green"}
    assert {finding.todo for finding in findings(READY)} == {""}


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
        ("Ingest", "amber", {"line": None}, "nowhere to go live"),
        ("Ingest", "red", {"line": LineFacts("i", "It does not answer.")}, "does not answer"),
        ("Ingest", "red", {"has_key": False}, "no stream key"),
        ("Ingest", "amber", {"line": LineFacts("i", "", 2000.0)}, "2000 ms"),
        ("Residency", "red", {"refused": "It lies in the US."}, "in the US"),
        ("Disk", "red", {"disk_free_bytes": 10**8}, "0.0 hours"),
        ("Disk", "amber", {"disk_free_bytes": 3 * 10**9}, "1.3 hours"),
        ("Disk", "red", {"disk_free_bytes": None}, "cannot be looked at"),
        ("Recording", "amber", {"protected": False}, "demo's key"),
        ("Machine", "amber", {"late_share": 0.03}, "3.0%"),
        ("Clock", "amber", {"clock_synchronized": False}, "wrong times"),
        ("Clock", "amber", {"clock_synchronized": None}, "Nobody can say"),
        ("Power", "amber", {"power": PowerFacts(on_battery=True, percent=70)}, "70 % left"),
        ("Power", "red", {"power": PowerFacts(on_battery=True, percent=9)}, "9 % left"),
        ("Power", "amber", {"power": PowerFacts(on_battery=True)}, "On battery"),
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
