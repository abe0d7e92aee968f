"""What the system lacks: installed where that may be done unasked, told to the person elsewhere."""

from collections.abc import Sequence

from . import debian, needs
from .say import SetupError, say


def provide_for_show() -> None:
    """See to what the demo show needs. Raises :class:`SetupError` when it cannot run without."""
    _provide(
        required=needs.missing((*needs.ENVIRONMENT, *needs.for_window())),
        helpful=needs.missing(needs.SOUND),
        helps="Without it there are no sound devices, or not by the names you know",
    )


def provide_for_tests() -> None:
    """See to what the tests need. Raises :class:`SetupError` when something stays missing."""
    everything = (*needs.ENVIRONMENT, *needs.SOUND, *needs.WINDOW, *needs.WINDOW_ON_X11)
    _provide(required=needs.missing((*everything, *needs.TESTS)), helpful=[], helps="")


def _provide(*, required: Sequence[str], helpful: Sequence[str], helps: str) -> None:
    lacking = [*required, *helpful]
    if not lacking:
        return
    if not debian.is_here():
        names = ", ".join(lacking)
        say(
            f"This system lacks what Debian calls {names}; install it by the system's own packager."
        )
        return
    as_root = debian.root_prefix()
    if as_root is not None:
        debian.install(lacking, as_root)
    elif required:
        # What merely helps can come later: a person without rights asks for as little as will do.
        message = f"the system lacks {len(required)} packages. Run this, then start again:\n"
        message = message.replace("1 packages", "a package") + debian.command(required)
        raise SetupError(message)
    else:
        say(f"{helps}; this would bring it: {debian.command(helpful)}")
