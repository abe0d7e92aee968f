"""Asks a window whose it is: what it says of itself, and what a window manager put into it."""

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any

from .link import Gone, Link
from .stack import Known, Owner

_TITLES = ("_NET_WM_NAME", "WM_NAME")
TELLING = (
    *_TITLES,
    *("WM_CLASS", "WM_STATE", "WM_TRANSIENT_FOR"),
    *("_NET_WM_PID", "_NET_WM_STATE", "_NET_WM_WINDOW_OPACITY", "_NET_WM_WINDOW_TYPE"),
)
"""The properties that a judgment goes by."""

_DEEPEST, _MOST = 3, 64
_ICONIC = 3
_SOLID_DEPTH = 24
_Properties = dict[str, Any]


def ask_window(link: Link, window: int, own: Container[int]) -> tuple[Known, list[int]]:
    """Return what can be learnt of a window on the screen, and the windows that it was learnt of.

    *own*: the processes of this station. From then on the link tells of every change of them.
    Raises Gone when it is no window any more.
    """
    link.watch(window)
    link.watch_shape(window)
    _, _, depth = link.place(window)
    shape = link.shape_of(window)
    found = dict(_clients(link, window))
    told = tuple(found.values())
    solid = depth <= _SOLID_DEPTH and shape is None
    faded = any("_NET_WM_WINDOW_OPACITY" in each for each in told)
    known = Known(
        owners=tuple(_owner(link, each, own) for each in told),
        shape=shape,
        opaque=solid and not faded,
        alpha=depth > _SOLID_DEPTH,
        minimised=all(_is_minimised(link, each) for each in told),
    )
    return known, list(found)


def _clients(link: Link, top: int) -> Iterator[tuple[int, _Properties]]:
    """Yield each application's window in *top* and what it says; *top* where it holds none."""
    own = link.properties(top, TELLING)
    found = False
    if "WM_STATE" not in own:
        for client in _below(link, top):
            found = True
            yield client
    if not found:
        yield top, own


def _below(link: Link, top: int) -> Iterator[tuple[int, _Properties]]:
    level, seen = [top], 0
    for _ in range(_DEEPEST):
        below: list[int] = []
        for window in level:
            try:
                below += link.children(window)
            except Gone:
                continue
        for window in below[: max(0, _MOST - seen)]:
            try:
                if "WM_STATE" in link.properties(window, ("WM_STATE",)) and link.is_mapped(window):
                    # Watched first, so that nothing is changed unheard.
                    link.watch(window)
                    yield window, link.properties(window, TELLING)
            except Gone:
                continue
        seen += len(below)
        level = below


def _owner(link: Link, told: _Properties, own: Container[int]) -> Owner:
    over: tuple[Owner, ...] = ()
    above = _first(told, "WM_TRANSIENT_FOR")
    if above and above != link.root:
        try:
            over = (_plain(link, link.properties(above, TELLING), own),)
        except Gone:
            over = ()
    return replace(_plain(link, told, own), over=over)


def _plain(link: Link, told: _Properties, own: Container[int]) -> Owner:
    title = next((_text(told[name]) for name in _TITLES if name in told), "")
    classes = tuple(part for part in _text(told.get("WM_CLASS", b"")).split("\0") if part)
    types = frozenset(link.atom_name(atom) for atom in told.get("_NET_WM_WINDOW_TYPE", ()))
    pid = _first(told, "_NET_WM_PID")
    return Owner(title, classes, types, own=bool(pid) and pid in own)


def _is_minimised(link: Link, told: _Properties) -> bool:
    states = {link.atom_name(atom) for atom in told.get("_NET_WM_STATE", ())}
    return _first(told, "WM_STATE") == _ICONIC or "_NET_WM_STATE_HIDDEN" in states


def _first(told: _Properties, name: str) -> int:
    values = told.get(name, ())
    return int(values[0]) if len(values) and not isinstance(values, bytes | str) else 0


def _text(value: Any) -> str:  # noqa: ANN401  # a property holds what its window put there
    if isinstance(value, str):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
