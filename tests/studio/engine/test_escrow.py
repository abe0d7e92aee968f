from pathlib import Path

import pytest

from studio.engine.escrow import escrow_of
from studio.secrets import EscrowPrivateKey, SecretError
from studio.show import Show, ShowError, parse_show

SHOW = """
[show]
name = "Q3"
{recording}

[[source]]
name = "picture"
kind = "pattern"

[[scene]]
name = "all"
items = [{{ source = "picture" }}]
"""


def show_in_escrow(line: str | None) -> Show:
    recording = f'[recording]\nescrow = "{line}"' if line is not None else ""
    return parse_show(SHOW.format(recording=recording), Path("show.toml"))


def test_the_organisations_key_and_the_shows_open_a_recording_each_once() -> None:
    station, show = (EscrowPrivateKey.generate().public for _ in range(2))
    shown = [show_in_escrow(None)]
    keys = escrow_of([station.line], lambda: shown[0])
    assert keys() == (station,)
    shown[0] = show_in_escrow(show.line)
    assert keys() == (station, show)
    shown[0] = show_in_escrow(station.line)
    assert keys() == (station,)


def test_a_show_that_names_no_key_of_that_kind_is_refused_with_its_line() -> None:
    with pytest.raises(ShowError, match='line 5: key "escrow"'):
        show_in_escrow("not a key")
    useless = "MCowBQYDK2VuAyEA" + "A" * 43 + "="
    with pytest.raises(SecretError, match="nothing can be sealed"):
        escrow_of([], lambda: show_in_escrow(useless))()
