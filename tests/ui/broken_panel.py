"""``python -m tests.ui.broken_panel``: the window, with a panel that fails at whatever it hears."""

import sys

from ui.__main__ import main
from ui.model.notices import Level, Notices
from ui.panels.sources import Sources


def _break() -> None:
    tell = Notices.add

    def fail(panel: Sources) -> None:
        if panel._station.sources.value:
            message = "broken on purpose"
            raise LookupError(message)

    def aloud(notices: Notices, level: Level, text: str) -> None:
        print(f"NOTICE {level} {text}", file=sys.stderr, flush=True)
        tell(notices, level, text)

    Sources._refresh = fail  # type: ignore[method-assign]  # that is what is tested
    Notices.add = aloud  # type: ignore[method-assign]  # to be heard from outside


if __name__ == "__main__":
    _break()
    sys.exit(main())
