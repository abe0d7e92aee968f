"""Show files: TOML, read with every mistake named by file, line and key."""

import difflib
import re
import tomllib
from pathlib import Path

import msgspec

from .checks import check
from .errors import ShowError
from .locating import line_of
from .model import SOURCES, TABLES, FileSpec, GraphicSpec, Show, SlidesSpec, SourceSpec, StillSpec

MAX_BYTES = 1_000_000
_UNKNOWN = re.compile(r"unknown field `(?P<field>[^`]*)`")
_WHERE = re.compile(r" - at `(?P<path>[^`]*)`")
_TOML_LINE = re.compile(r"at line (\d+), column (\d+)")


def read_show_text(path: Path) -> str:
    """Return what the show file *path* says; raises :class:`ShowError` when it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"{path} is over {MAX_BYTES // 1_000_000} MB, so it is no show file."
            raise ShowError(message)
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        message = f"There is no show file {path}; name one that exists."
        raise ShowError(message) from error
    except (OSError, UnicodeDecodeError) as error:
        message = f"The show file {path} cannot be read as UTF-8 text."
        raise ShowError(message) from error


def load_show(path: Path) -> Show:
    """Return the show in the file *path*, with its paths made absolute from there.

    Raises :class:`ShowError`.
    """
    return parse_show(read_show_text(path), path)


def parse_show(text: str, path: Path) -> Show:
    """Return the show that *text* spells; *path* names it and is where its paths start."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ShowError(_syntax(str(error), path)) from error
    try:
        show = msgspec.convert(table, Show)
    except msgspec.ValidationError as error:
        raise ShowError(_invalid(str(error), table, text, path)) from error
    for where, problem in check(show):
        message = f"{path}, line {line_of(text, where)}: {problem}"
        raise ShowError(message)
    return _absolute(show, path.resolve().parent)


def _syntax(error: str, path: Path) -> str:
    match = _TOML_LINE.search(error)
    what = _TOML_LINE.sub("", error).replace("()", "").strip().rstrip(".")
    line = f", line {match[1]}" if match else ""
    return f"{path}{line}: this is not TOML: {what}."


def _invalid(error: str, table: dict[str, object], text: str, path: Path) -> str:
    where = _WHERE.search(error)
    place = where["path"] if where else "$"
    what = _WHERE.sub("", error)
    unknown = _UNKNOWN.search(error)
    if unknown is None:
        key = re.split(r"[.\[]", place.rstrip("]"))[-1]
        line = line_of(text, place)
        key_text = "" if place == "$" or key.isdigit() else f'key "{key}": '
        return f"{path}, line {line}: {key_text}{what[0].lower()}{what[1:]}."
    field = unknown["field"]
    near = difflib.get_close_matches(field, _known_fields(place, table), 1)
    hint = f' did you mean "{near[0]}"?' if near else " remove it."
    line = line_of(text, f"{place}.{field}")
    return f'{path}, line {line}: there is no key "{field}" here;{hint}'


def _known_fields(place: str, table: dict[str, object]) -> list[str]:
    """Return the keys that the table at *place* may have."""
    parts = re.findall(r"[a-z]+", place)
    if parts[:1] == ["source"]:
        source = SOURCES.get(_kind_at(place, table), SourceSpec)
        return [*source.__struct_encode_fields__, "kind"]
    return list(TABLES.get(".".join(parts), Show).__struct_encode_fields__)


def _kind_at(place: str, table: dict[str, object]) -> str:
    match = re.match(r"\$\.source\[(\d+)\]", place)
    sources = table.get("source")
    if match and isinstance(sources, list) and int(match[1]) < len(sources):
        source = sources[int(match[1])]
        if isinstance(source, dict):
            return str(source.get("kind", ""))
    return ""


def _absolute(show: Show, folder: Path) -> Show:
    sources = tuple(
        msgspec.structs.replace(source, path=str(folder / source.path))
        if isinstance(source, FileSpec | StillSpec | SlidesSpec | GraphicSpec)
        else source
        for source in show.source
    )
    recording = msgspec.structs.replace(
        show.recording,
        folder=_below(folder, show.recording.folder),
        second_folder=_below(folder, show.recording.second_folder),
    )
    return msgspec.structs.replace(show, source=sources, recording=recording)


def _below(folder: Path, path: str) -> str:
    return str(folder / path) if path else ""
