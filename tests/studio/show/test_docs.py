"""What docs/show-file.md tells is what a show file may say."""

import re
from pathlib import Path

import msgspec

from studio.show import parse_show
from studio.show.model import SOURCES, TABLES

_PAGE = Path(__file__).resolve().parents[3] / "docs" / "show-file.md"


def test_the_whole_example_is_a_show(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", _PAGE.read_text("utf-8"), re.DOTALL)
    show = parse_show(example, tmp_path / "show.toml")
    assert {source.__struct_config__.tag for source in show.source} == {*SOURCES} - {"pattern"}


def test_every_key_is_told_and_none_that_is_not_there() -> None:
    page = _PAGE.read_text("utf-8")
    tables = [kind for name, kind in TABLES.items() if name] + [*SOURCES.values()]
    known = {field.encode_name for kind in tables for field in msgspec.structs.fields(kind)}
    told = set(re.findall(r"`([a-z][a-z_]+)`", page))
    assert known - told - {"source", "items"} == set()
    assert told - known == {"false", "true", "fields"} - known
