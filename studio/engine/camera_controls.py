"""Controls of the cameras themselves: what may be asked for, and who is told."""

from capture.camera import CameraSource
from capture.controls import Control
from studio.show import CameraSpec
from studio.wire.commands import SetCameraControl
from studio.wire.state import ControlState, SourceState

from .errors import EngineError
from .rack import Rack


def control_states(controls: tuple[Control, ...]) -> tuple[ControlState, ...]:
    """Return *controls* as clients see them; pure."""
    return tuple(
        ControlState(
            name=control.name,
            label=control.label,
            kind=control.kind,
            least=control.least,
            most=control.most,
            step=control.step,
            default=control.default,
            value=control.value,
            menu=control.menu,
            active=control.active,
        )
        for control in controls
    )


def check_control(source: SourceState | None, command: SetCameraControl) -> str:
    """Return what *command* does, in words; pure.

    Raises :class:`EngineError` for what *source* cannot be set to.
    """
    if source is None or source.kind != "camera":
        message = f'There is no camera "{command.source}" in the show; name one that is.'
        raise EngineError(message)
    if not source.controls:
        message = f"{source.label} has nothing that can be set now; see whether it is plugged in."
        raise EngineError(message)
    known = {control.name: control for control in source.controls}
    control = known.get(command.control)
    if control is None:
        message = f'{source.label} has no "{command.control}" to set; it has {", ".join(known)}.'
        raise EngineError(message)
    value = command.value
    if value is not None and not control.least <= value <= control.most:
        message = f"{control.label} goes from {control.least} to {control.most}, not to {value}."
        raise EngineError(message)
    if value is not None and control.menu and value not in dict(control.menu):
        choices = ", ".join(f"{number} ({words})" for number, words in control.menu)
        message = f"{control.label} is one of {choices}, not {value}."
        raise EngineError(message)
    return f"Set {control.label} of {source.label}"


def hand_on_controls(rack: Rack) -> None:
    """Tell each camera of *rack* what its specification has set on it. The session's thread."""
    for racked in rack.values():
        if isinstance(racked.spec, CameraSpec) and isinstance(racked.source, CameraSource):
            racked.source.set_controls(racked.spec.controls)
