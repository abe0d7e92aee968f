"""The talk link is begun by a call, and anew where a show of another region is opened."""

import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path

from studio.secrets import RecordKey
from studio.supervisor.plan import Plan
from studio.supervisor.talk import TalkDoor
from studio.wire.places import Places
from tests.waiting import wait_until


def test_what_a_link_may_reach_follows_the_show(tmp_path: Path) -> None:
    told = {"region": ""}
    with ExitStack() as ends:
        # The path of a Unix socket may hold 107 bytes, fewer than pytest's folders do.
        places = Places(Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="vs-"))))
        key = RecordKey.generate(protected=False)
        plan = Plan(
            show=tmp_path / "show.toml",
            show_text="",
            places=places,
            data_folder=tmp_path,
            record_folder=tmp_path,
            record_key=key,
        )
        door = TalkDoor(lambda: plan, lambda: told["region"])
        ends.callback(door.close)

        def pid() -> int | None:
            door.look()
            return door.pid

        def called() -> int:
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(places.talk_socket))
                door.look()
                # One that ended before it took the call would leave that to the next.
                wait_until(lambda: not door._door.is_called, 30, "it takes the call")
            assert door.pid is not None
            return door.pid

        first = called()
        # Until a show has told, what holds is the strictest; the EU is no news then.
        for told["region"] in ("eu", "", "eu"):
            assert pid() == first
        told["region"] = "us"
        assert pid() is None
        second = called()
        assert second != first
        told["region"] = ""
        assert pid() == second
        told["region"] = "eu"
        assert pid() is None
        wait_until(lambda: not Path(f"/proc/{second}").exists(), 5, "it has ended")
