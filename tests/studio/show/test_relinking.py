"""Files that a show misses are found elsewhere, the likeliest of several."""

from pathlib import Path

import pytest

from studio.show import Show, ShowError, parse_show
from studio.show.relinking import missing, relinked


def _show(tmp_path: Path) -> Show:
    text = """
    [show]
    name = "Moved"
    [[source]]
    name = "title"
    kind = "still"
    path = "/old/disk/q3/title.png"
    [[source]]
    name = "deck"
    kind = "slides"
    path = "/old/disk/q3/deck.pdf"
    [[source]]
    name = "bars"
    kind = "pattern"
    [[scene]]
    name = "one"
    items = [{ source = "title" }]
    """
    return parse_show(text, tmp_path / "show.toml")


def _paths(show: Show) -> list[str]:
    return [str(getattr(source, "path", "")) for source in show.source]


def test_missing_files_are_found_below_a_folder(tmp_path: Path) -> None:
    show = _show(tmp_path)
    assert [source.name for source in missing(show)] == ["title", "deck"]
    for folder in ("q2", "q3"):
        (tmp_path / "new" / folder).mkdir(parents=True)
        (tmp_path / "new" / folder / "title.png").touch()
    mended = relinked(show, tmp_path / "new")
    # The one of the same quarter, and what was not found stays as it was.
    assert _paths(mended) == [
        str(tmp_path / "new" / "q3" / "title.png"),
        "/old/disk/q3/deck.pdf",
        "",
    ]


def test_what_cannot_be_found_is_said(tmp_path: Path) -> None:
    show = _show(tmp_path)
    with pytest.raises(ShowError, match=r"None of deck\.pdf, title\.png is in"):
        relinked(show, tmp_path)
    with pytest.raises(ShowError, match="There is no folder"):
        relinked(show, tmp_path / "nowhere")
    (tmp_path / "title.png").touch()
    (tmp_path / "deck.pdf").touch()
    with pytest.raises(ShowError, match="No file is missing"):
        relinked(relinked(show, tmp_path), tmp_path)
