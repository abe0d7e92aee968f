"""Finnish and Swedish are whole, and say what the source says now."""

import re
from pathlib import Path

import pytest

from tests import translations
from tests.translations import FOLDER, TRANSLATED, messages, unfinished

_HOLE = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    assert not unfinished(FOLDER / f"studio_{code}.ts")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_translation_has_the_holes_of_its_text(code: str) -> None:
    for (_, text), translation in messages(FOLDER / f"studio_{code}.ts").items():
        assert sorted(_HOLE.findall(text)) == sorted(_HOLE.findall(translation)), text


def test_the_files_are_up_to_date_with_the_source(tmp_path: Path) -> None:
    for code in TRANSLATED:
        name = f"studio_{code}.ts"
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    translations.update(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        shipped = (FOLDER / path.name).read_bytes()
        assert shipped == path.read_bytes(), f"{path.name}: run python -m tests.translations"
