"""Show files written back: what changed is put in, the rest stays as its author wrote it."""

import os
import re
import tempfile
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from .errors import ShowError
from .model import Show

_PATH = "path"
_FOLDERS = ("folder", "second_folder")
_ON_ONE_LINE = {"controls", "fields"}
"""Tables that a person would write beside their key."""
_TOO_MANY = re.compile(r"\n{3,}(?=[\[#])")
_TOO_FEW = re.compile(r"^(?!#)(.*\S.*)\n(?=\[)", re.MULTILINE)


def show_text(show: Show, before: str, folder: Path) -> str:
    """Return *before*, the text of a show file in *folder*, changed to spell *show*.

    Comments and order stay where the things that they belong to stay. Paths below *folder*
    are written from there. Empty *before*: a new file.
    """
    try:
        document = tomlkit.parse(before)
    except TOMLKitError:
        document = tomlkit.document()
    whole, needed = (_relative(_plain(show, sparse=sparse), folder) for sparse in (False, True))
    _merge(document, whole, needed)
    text = tomlkit.dumps(document)
    if [key for key in before.splitlines() if key.startswith("[")] != [
        key for key in text.splitlines() if key.startswith("[")
    ]:
        # Tables came, went or moved, and their blank lines with them.
        text = _TOO_MANY.sub("\n\n", _TOO_FEW.sub(r"\1\n\n", text)).lstrip("\n")
    return text


def save_text(path: Path, text: str) -> None:
    """Put *text* into the file *path*, all of it or none. Raises :class:`ShowError`."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        message = f"The show cannot be saved as {path} ({reason}); save it elsewhere."
        raise ShowError(message) from error


def _plain(value: object, *, sparse: bool) -> Any:  # noqa: ANN401  # any value that TOML has
    """Return tables and plain values; *sparse*: without what is the same when left out."""
    if isinstance(value, msgspec.Struct):
        tag = type(value).__struct_config__.tag
        table: dict[str, Any] = {}
        for field in msgspec.structs.fields(value):
            own = getattr(value, field.name)
            if own is not None and (field.required or not sparse or own != _default_of(field)):
                table[field.encode_name] = _plain(own, sparse=sparse)
            if field.name == "name" and tag is not None:
                table["kind"] = tag
        return table
    if isinstance(value, tuple | list):
        return [_plain(each, sparse=sparse) for each in value]
    return value


def _default_of(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _relative(plain: dict[str, Any], folder: Path) -> dict[str, Any]:
    places = [(source, _PATH) for source in plain.get("source", [])]
    places += [(plain.get("recording", {}), key) for key in _FOLDERS]
    for table, key in places:
        path = table.get(key)
        if path and Path(path).is_relative_to(folder):
            table[key] = Path(path).relative_to(folder).as_posix()
    return plain


def _merge(
    table: MutableMapping[str, Any], whole: Mapping[str, Any], needed: Mapping[str, Any]
) -> None:
    """Change *table*, which remembers how it was written, to hold *whole*.

    What it lacks is added where it is *needed*: a default that its author spelled out stays.
    """
    for key in [key for key in table if key not in whole]:
        del table[key]
    for key, value in whole.items():
        if key not in table:
            if key in needed:
                table[key] = _item(key, needed[key])
        elif isinstance(value, Mapping) and isinstance(table[key], MutableMapping):
            _merge(table[key], value, needed.get(key, {}))
        elif _is_tables(value) and len(table[key]) == len(value) and _alike(table[key], value):
            for present, each, lacking in zip(table[key], value, needed[key], strict=True):
                _merge(present, each, lacking)
        elif _is_tables(value) and isinstance(table[key], AoT):
            table[key] = _tables(table[key], value, needed.get(key, []))
        elif tomlkit.item(table[key]).unwrap() != value:
            table[key] = _item(key, needed.get(key, value))


def _alike(present: list[dict[str, Any]], whole: list[dict[str, Any]]) -> bool:
    """Whether the tables are the same ones, by their names where they have any."""
    return [table.get("name") for table in present] == [table.get("name") for table in whole]


def _tables(present: AoT, whole: list[dict[str, Any]], needed: list[dict[str, Any]]) -> AoT:
    """Return tables for *whole*; those that were there under the same name keep their looks."""
    known = {str(table.get("name", n)): table for n, table in enumerate(present)}
    made = tomlkit.aot()
    for n, (each, lacking) in enumerate(zip(whole, needed, strict=True)):
        table = known.pop(str(each.get("name", n)), None)
        if table is None:
            table = tomlkit.table()
        _merge(table, each, lacking)
        made.append(table)
    return made


def _item(key: str, value: Any) -> Any:  # noqa: ANN401  # any value that TOML has
    if key in _ON_ONE_LINE:
        inline = tomlkit.inline_table()
        inline.update(value)
        return inline
    if key != "items":
        return _tables(tomlkit.aot(), value, value) if _is_tables(value) else tomlkit.item(value)
    # One item a line, as a person would write it.
    array = tomlkit.array().multiline(multiline=True)
    for each in value:
        inline = tomlkit.inline_table()
        inline.update(each)
        array.append(inline)
    return array


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)
