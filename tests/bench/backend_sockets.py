"""Live WebSockets in a process of their own: one says something twice a second, all hear it."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from websockets.asyncio.client import ClientConnection, connect

from studio.secrets import Secret

SOCKETS = 200
_PAUSE_S = 0.5


@contextmanager
def live_sockets(port: int, token: Secret, event: str, count: int = SOCKETS) -> Iterator[None]:
    """Have *count* sockets follow *event* while entered."""
    told = {"port": port, "token": token.reveal(), "event": event, "count": count}
    command = [sys.executable, "-m", "tests.bench.backend_sockets"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "open\n"
        yield
        process.stdin.close()
        process.wait(20)


async def _main(told: dict[str, str]) -> None:
    url = f"ws://127.0.0.1:{told['port']}/events/{told['event']}/live"
    headers = {"Authorization": f"Bearer {told['token']}"}
    sockets: list[ClientConnection] = []
    for number in range(int(told["count"])):
        each = await connect(url, additional_headers=headers, compression=None, proxy=None)
        station = None if number else {"id": "one", "name": "One"}
        await each.send(json.dumps({"type": "hello", "station": station}))
        sockets.append(each)
    print("open", flush=True)
    hearing = [asyncio.create_task(_hear(each)) for each in sockets]
    saying = asyncio.create_task(_say(sockets[0]))
    await asyncio.to_thread(sys.stdin.read)
    for task in (*hearing, saying):
        task.cancel()


async def _hear(socket: ClientConnection) -> None:
    async for _ in socket:
        pass


async def _say(socket: ClientConnection) -> None:
    number = 0
    while True:
        await asyncio.sleep(_PAUSE_S)
        number += 1
        note = f"change {number}"
        said = {"type": "change", "id": note, "revision": number, "station": {"note": note}}
        await socket.send(json.dumps(said))


if __name__ == "__main__":
    asyncio.run(_main(json.loads(sys.stdin.readline())))
