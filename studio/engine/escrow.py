"""Which organisations' keys open a recording that begins now, besides the station's own."""

from collections.abc import Callable, Iterable

from studio.secrets import EscrowKey
from studio.show import RecordingSpec, Show

_SHOW = "The show"


def escrow_of(
    given: Iterable[str], show: Callable[[], Show]
) -> Callable[[], tuple[EscrowKey, ...]]:
    """Return what tells the keys: *given*, of the launch, and that of *show* as it is then.

    Each as in ``EscrowKey.line``. Raises ``SecretError``, now and then.
    """
    always = [EscrowKey.from_line(line, "The launch") for line in given]

    def now() -> tuple[EscrowKey, ...]:
        line = show().recording.escrow
        named = [EscrowKey.from_line(line, _SHOW)] if line else []
        return tuple({key.key_id: key for key in (*always, *named)}.values())

    return now


def check_escrow(recording: RecordingSpec) -> None:
    """Raise ``SecretError`` where the key that *recording* names is none: now, not on air."""
    if recording.escrow:
        EscrowKey.from_line(recording.escrow, _SHOW)
