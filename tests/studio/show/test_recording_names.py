"""What recordings are called: fit for every disk, and no two the same."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from studio.show.errors import ShowError
from studio.show.recording_names import DEFAULT_NAME, check_name, recording_stem

# Half past one at night in Helsinki is the day before in UTC.
_AT = datetime(2026, 3, 2, 1, 30, 5, tzinfo=timezone(timedelta(hours=2)))


def _stem(
    template: str, *, show: str = "Q3: tulos & näkymät", part: int = 1, track: str = ""
) -> str:
    return recording_stem(
        template,
        show=show,
        at=_AT,
        part=part,
        track=track or "programme",
        is_programme=not track,
    )


def test_each_field_stands_for_what_it_says() -> None:
    assert _stem(DEFAULT_NAME) == "Q3-tulos-nakymat_20260301T233005Z_01"
    assert _stem("{date} {show} [{track}] {part}", part=12) == (
        "20260301 Q3-tulos-nakymat [programme] 12"
    )
    assert _stem("{show}", show="株主総会") == "show"


def test_what_would_make_two_names_equal_is_added() -> None:
    names = [
        _stem("{show}", part=part, track=track) for part in (1, 2) for track in ("", "hall", "cam")
    ]
    assert names[:2] == ["Q3-tulos-nakymat", "Q3-tulos-nakymat_hall"]
    assert names[3:5] == ["Q3-tulos-nakymat_02", "Q3-tulos-nakymat_02_hall"]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("", "begins and ends"),
        (" {show}", "begins and ends"),
        (".{show}", "begins and ends"),
        ("{show", "brace is not closed"),
        ("{title}", "there is no {title}"),
        ("{part:03d}", "there is no {part}"),
        ("{show!r}", "there is no {show}"),
        ("../{show}", "not every disk takes /"),
        ("{show}: {part}", "not every disk takes :"),
        ("x" * 61, "60 characters"),
    ],
)
def test_a_template_that_will_not_do_is_one_sentence(template: str, why: str) -> None:
    with pytest.raises(ShowError, match=why):
        check_name(template)


def test_time_is_told_in_utc() -> None:
    assert _AT.astimezone(UTC).day == 1
    assert _stem("{date}") == "20260301"
