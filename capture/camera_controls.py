"""What a person has set on a camera, kept while the camera comes and goes."""

import sys
from collections.abc import Mapping

from mixer.handoff import LatestSlot

from .controls import Control

Wanted = Mapping[str, int]


class CameraControls:
    """Puts what is wanted onto the camera each time it opens, and when it changes.

    What was wanted and is not any more goes back to the camera's default. The camera's thread,
    but for :meth:`want`.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._wanted: LatestSlot[Wanted] = LatestSlot()
        self._wanted.put(dict(wanted))
        self._held: Wanted = {}
        self.found: tuple[Control, ...] = ()
        """What can be set now; empty where nothing can."""
        self.fault = ""
        """What of the wanted could not be set, as sentences; empty for nothing."""

    def want(self, wanted: Wanted) -> None:
        """Have the camera set so as soon as may be. Any thread."""
        self._wanted.put(dict(wanted))

    def opened(self, path: str) -> None:
        """Set everything: the camera has just opened."""
        wanted = self._wanted.get() or {}
        self._set(path, {**dict.fromkeys(self._held), **wanted})
        self._held = wanted

    def follow(self, path: str) -> None:
        """Set what is wanted otherwise than before."""
        wanted = self._wanted.get() or {}
        if wanted == self._held:
            return
        changed: dict[str, int | None] = {
            name: value for name, value in wanted.items() if self._held.get(name) != value
        }
        gone = dict.fromkeys(name for name in self._held if name not in wanted)
        self._set(path, {**gone, **changed})
        self._held = wanted

    def _set(self, path: str, values: Mapping[str, int | None]) -> None:
        known = {control.name: control for control in _read(path)}
        faults = [f'It has no "{name}" to set.' for name in values if name not in known]
        # What may be automatic comes first: the rest can be set only while it is not.
        ordered = sorted(
            (known[name] for name in values if name in known), key=lambda c: c.kind == "integer"
        )
        for control in ordered:
            wanted = values[control.name]
            value = control.default if wanted is None else wanted
            try:
                _write(path, control, value)
            except OSError:
                faults.append(
                    f'Its "{control.name}" cannot be set to {value}; see whether it is automatic.'
                )
        # Setting one may move or free another.
        self.found = _read(path) if values else tuple(known.values())
        self.fault = " ".join(faults)


def _read(path: str) -> tuple[Control, ...]:
    if sys.platform != "linux":
        return ()
    # Imported here: the system's own interface, which others lack.
    from .v4l2_controls import read_controls  # noqa: PLC0415  # see above

    return read_controls(path)


def _write(path: str, control: Control, value: int) -> None:
    if sys.platform == "linux":
        from .v4l2_controls import write_control  # noqa: PLC0415  # likewise

        write_control(path, control.number, value)
