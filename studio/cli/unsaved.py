"""Edits that were never saved: where they are kept, and whether to go on with them."""

import hashlib
import itertools
from pathlib import Path

from studio.show import ShowError, parse_show, read_show_text


def unsaved_path(data_folder: Path, show: Path) -> Path:
    """Return where edits of the show file *show* are kept until they are saved."""
    name = hashlib.sha256(str(show.resolve()).encode()).hexdigest()[:16]
    return data_folder / "unsaved" / f"{name}.toml"


def text_to_play(show: Path, kept: Path, *, discard: bool) -> tuple[str, str]:
    """Return the text of the show to play, and what the person should know of it.

    Raises :class:`ShowError` when the show file will not do.
    """
    text = read_show_text(show)
    saved = parse_show(text, show)
    if discard:
        kept.unlink(missing_ok=True)
    if not kept.exists():
        return text, ""
    try:
        edited_text = read_show_text(kept)
        same = parse_show(edited_text, show) == saved
    except ShowError:
        if kept.stat().st_size:
            return text, _put_aside(kept, show)
        same, edited_text = True, ""
    if same:
        kept.unlink(missing_ok=True)
        return text, ""
    told = (
        f"Edits of {show} that were never saved are back. Save them in the window or by "
        "`python -m studio send save`, or start with --discard-edits."
    )
    return edited_text, told


def _put_aside(kept: Path, show: Path) -> str:
    """Keep what is no show to this studio, as a newer one's may be; return where, in words."""
    asides = (kept.with_suffix(f".unread{n or ''}.toml") for n in itertools.count())
    aside = next(path for path in asides if not path.exists())
    kept.replace(aside)
    return (
        f"Edits of {show} that were never saved are not to be understood by this studio, as those "
        f"of a newer one are not; they are kept as {aside}."
    )
