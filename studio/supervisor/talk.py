"""When the talk link is begun, and what it is told."""

import time
from collections.abc import Callable

from studio.wire.talk_launch import TalkLaunch

from .door import Door
from .plan import Plan


class TalkDoor:
    """Begins the talk link when a client calls, again when it has failed.

    It stays when the window goes: whoever speaks is heard on. The supervisor's thread.
    *region*: what the show is held to, '' while that is not known. What a link may reach is fixed
    as it begins, so a show of another region has another link. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        plan: Callable[[], Plan],
        region: Callable[[], str],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._plan = plan
        self._region = region
        self._begun_under = ""
        self._door = Door(plan().places.talk_socket, "studio.links.talk", self._launch, now_s)

    def look(self) -> None:
        """Begin it, end it where another region holds by now, or note that it has ended."""
        if self._door.is_open and self._region() not in {"", self._begun_under}:
            self._door.end()
        if not self._door.is_open and self._door.is_called:
            self._door.begin()

    def close(self) -> None:
        """End it, and hold the socket no more."""
        self._door.close()

    @property
    def pid(self) -> int | None:
        """Its process, where there is one."""
        return self._door.pid

    def _launch(self, descriptor: int) -> TalkLaunch:
        plan = self._plan()
        # The strictest before it is known.
        self._begun_under = "us" if self._region() == "us" else "eu"
        return TalkLaunch(
            descriptor=descriptor,
            control_socket=str(plan.places.control_socket),
            program_ring=str(plan.places.ear_ring),
            data_folder=str(plan.data_folder),
            region=self._begun_under,
            register_path=str(plan.register) if plan.register else None,
            record_key=plan.record_key.key.reveal(),
            protected=plan.record_key.protected,
        )
