"""``python -m tests.ui.broken_panel``: the window, with a panel that fails at whatever it hears."""

import sys
from unittest import mock

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

    # A panel is broken, and what the window says is heard from outside.
    mock.patch.object(Sources, "_refresh", fail).start()
    mock.patch.object(Notices, "add", aloud).start()


if __name__ == "__main__":
    _break()
    sys.exit(main())
