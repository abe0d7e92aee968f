"""Who answers later what takes its time, so that the session never waits."""

from dataclasses import dataclass

from studio.wire.commands import AnyCommand, Check, ListDevices, SaveShow
from studio.wire.state import Snapshot

from .editor import Editor
from .finder import DeviceFinder
from .inspector import Inspector


@dataclass(frozen=True, slots=True)
class Desks:
    """The desks that clients' questions go to. The session's thread."""

    editor: Editor
    inspector: Inspector
    finder: DeviceFinder

    def take(self, client: int, request: int, command: AnyCommand, now: Snapshot) -> bool:
        """Take a question that is answered later; False for what the session does itself.

        Raises StudioError, with the reason, for what cannot be asked now.
        """
        match command:
            case SaveShow():
                self.editor.save(client, request, command)
            case Check(network=network):
                self.inspector.check(client, request, now, network=network)
            case ListDevices():
                self.finder.find(client, request)
            case _:
                return False
        return True
