"""A window's part of talkback in a process of its own, which can be stopped: FOLDER LINE.

It presses the key of LINE once it is in the call, and says "down"; "up" once the key went up.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.model.notices import Notices
from ui.model.talk import Talk


def main() -> int:
    """Run until the key went up."""
    folder, line = sys.argv[1:]
    app = QCoreApplication([])
    talk = Talk(Path(folder) / "control.sock", Notices(time.monotonic_ns))

    def look() -> None:
        state = talk.state.value
        if state is not None and state.status == "in" and not talk.keys.held:
            talk.state.changed.disconnect(look)
            talk.keys.press(line)
            print("down", flush=True)
            talk.keys.changed.connect(look_up)

    def look_up() -> None:
        if not talk.keys.held:
            print("up", flush=True)
            app.quit()

    talk.state.changed.connect(look)
    talk.open()
    status = app.exec()
    talk.close()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
