"""Which organisations' keys open a recording that begins now, besides the station's own."""

from collections.abc import Callable, Iterable

from studio.secrets import EscrowKey
from studio.show import Show


def escrow_of(
    given: Iterable[str], show: Callable[[], Show]
) -> Callable[[], tuple[EscrowKey, ...]]:
    """Return what tells the keys: *given*, of the launch, and that of *show* as it is then.

    Each as in ``EscrowKey.line``. Raises ``SecretError``, now and then.
    """
    always = [EscrowKey.from_line(line, "The launch") for line in given]

    def now() -> tuple[EscrowKey, ...]:
        line = show().recording.escrow
        named = [EscrowKey.from_line(line, "The show")] if line else []
        return tuple({key.key_id: key for key in (*always, *named)}.values())

    return now
