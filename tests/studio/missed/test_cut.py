"""A real show over somebody else's ingest that is killed for a while."""

from pathlib import Path

from tests.bench.missed import show_with_a_cut


def test_what_a_killed_ingest_missed_is_in_the_archive_picture_by_picture(tmp_path: Path) -> None:
    outcome = show_with_a_cut(tmp_path, cut_s=2.0, live_s=1.5)
    assert outcome.missed_s > 1.5
    assert abs(outcome.brought_s - outcome.missed_s) < 0.2
    assert not outcome.lacking
    assert outcome.misplaced == 0
    assert outcome.unreadable == 0
    assert (outcome.report["missing"], outcome.report["sounds_missing"]) == (0, 0)
    assert outcome.report["from_ingests"] > 0
    assert outcome.report["from_station"] > 0
