"""Janus behind WHIP: a VideoRoom that takes the offer, and forwards what came as plain RTP to here.

Janus leaves loopback out, so all this happens on another address of this machine. It speaks its own
protocol over a Unix socket (``janus.transport.pfunix``); this gives it the HTTPS that WHIP wants,
and tells what happens in lines of JSON like :mod:`tests.parts.whip_server`.
"""

import argparse
import asyncio
import json
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import av
import numpy as np
from aiortc.codecs.h264 import h264_depayload
from aiortc.rtp import RtpPacket
from av.video.codeccontext import VideoCodecContext

from mixer.stamp import Edge
from tests.judge.picture_code import read_mark
from tests.waiting import wait_until

_CONFIGURATION = """
general: {{ configs_folder = "{folder}", log_to_file = "{folder}/log" }}
media: {{ ipv6 = false }}
plugins: {{ disable = "libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,\
libjanus_lua.so,libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,\
libjanus_textroom.so,libjanus_videocall.so,libjanus_voicemail.so" }}
transports: {{ disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,\
libjanus_rabbitmq.so,libjanus_websockets.so" }}
"""
_TRANSPORT = 'general: {{ enabled = true, path = "{folder}/api", type = "SOCK_SEQPACKET" }}'
_ROOM = 1


def tell(**what: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Janus:
    """One process and one connection to it; requests and their answers, one at a time."""

    def __init__(self, folder: Path) -> None:
        (folder / "janus.jcfg").write_text(_CONFIGURATION.format(folder=folder))
        (folder / "janus.transport.pfunix.jcfg").write_text(_TRANSPORT.format(folder=folder))
        (folder / "janus.plugin.videoroom.jcfg").write_text("")
        self.process = subprocess.Popen(
            ["janus", "-F", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.api = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.api.settimeout(10)
        wait_until((folder / "api").exists, 25, "Janus listens")
        self.api.connect(str(folder / "api"))
        self.session = self.ask(janus="create")["data"]["id"]

    def ask(self, wait_for: str = "success", **request: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        transaction = uuid.uuid4().hex
        self.api.send(json.dumps({**request, "transaction": transaction}).encode())
        while True:
            said: dict[str, Any] = json.loads(self.api.recv(1 << 20))
            if said.get("transaction") == transaction and said["janus"] == "error":
                raise RuntimeError(said["error"]["reason"])
            if said.get("transaction") == transaction and said["janus"] == wait_for:
                return said

    def message(self, handle: int, wait_for: str, jsep: Any = None, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        more = {"jsep": jsep} if jsep else {}
        return self.ask(
            wait_for,
            janus="message",
            session_id=self.session,
            handle_id=handle,
            body=body,
            **more,
        )

    def attach(self) -> int:
        plugin = {"janus": "attach", "session_id": self.session, "plugin": "janus.plugin.videoroom"}
        return int(self.ask(**plugin)["data"]["id"])

    def publish(self, offer: str, forward_port: int) -> tuple[int, str]:
        """Return the publisher's handle and the answer; its pictures are forwarded to here."""
        handle = self.attach()
        said = self.message(
            handle,
            "event",
            {"type": "offer", "sdp": offer},
            request="joinandconfigure",
            room=_ROOM,
            ptype="publisher",
        )
        publisher = said["plugindata"]["data"]["id"]
        self.message(
            self.attach(),
            "success",
            request="rtp_forward",
            room=_ROOM,
            publisher_id=publisher,
            host="127.0.0.1",
            streams=[{"mid": "1", "host": "127.0.0.1", "port": forward_port}],
        )
        return handle, said["jsep"]["sdp"]


class Pictures(asyncio.DatagramProtocol):
    """Puts forwarded RTP together, decodes it, and reads the marks."""

    def __init__(self) -> None:
        codec = av.CodecContext.create("h264", "r")
        assert isinstance(codec, VideoCodecContext)
        self.codec = codec
        self.waiting = b""
        self.seen: list[tuple[int, int, int, int]] = []
        self.unreadable = 0

    def datagram_received(self, data: bytes, addr: Any) -> None:  # noqa: ARG002, ANN401 - asyncio's own
        packet = RtpPacket.parse(data)
        self.waiting += h264_depayload(packet.payload)
        if not packet.marker:
            return
        picture, self.waiting = self.waiting, b""
        for frame in self.codec.decode(av.Packet(picture)):
            plane = frame.planes[0]
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(frame.height, plane.line_size)
            mark = read_mark(rows[:, : frame.width], Edge.BOTTOM)
            if mark is None:
                self.unreadable += 1
                continue
            if not self.seen:
                tell(event="first", kind="video", at_ns=time.monotonic_ns())
            self.seen.append((*mark, 0, time.monotonic_ns()))


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("chain")
    parser.add_argument("key")
    parser.add_argument("--token", default="")
    parser.add_argument("--host", required=True)
    options = parser.parse_args()
    loop = asyncio.get_running_loop()
    pictures = Pictures()
    transport, _ = await loop.create_datagram_endpoint(
        lambda: pictures, local_addr=("127.0.0.1", 0)
    )
    forward_port = transport.get_extra_info("sockname")[1]
    with tempfile.TemporaryDirectory() as folder:
        janus = Janus(Path(folder))
        room = {"request": "create", "room": _ROOM, "videocodec": "h264", "audiocodec": "opus"}
        janus.message(janus.attach(), "success", **room)

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = next(
                int(row.partition(":")[2])
                for row in head.split("\r\n")
                if row.lower().startswith("content-length:")
            )
            body = (await reader.readexactly(length)).decode()
            method = head.split()[0]
            authorized = f"authorization: bearer {options.token}" in head.lower()
            tell(event=method, authorized=authorized)
            text, status = "", 401
            if authorized and method == "POST":
                _, text = await asyncio.to_thread(janus.publish, body, forward_port)
                status = 201
            elif authorized:
                status = 200
            rows = [f"HTTP/1.1 {status} So", "Location: /1", f"Content-Length: {len(text)}", ""]
            writer.write("\r\n".join([*rows, text]).encode())
            await writer.drain()
            writer.close()

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.chain, options.key)
        server = await asyncio.start_server(serve, options.host, 0, ssl=context)
        tell(event="listening", port=server.sockets[0].getsockname()[1])
        await asyncio.to_thread(sys.stdin.read)
        server.close()
        janus.process.terminate()
        janus.process.wait(10)
        transport.close()
    tell(event="result", pictures=pictures.seen, chirps=[], unreadable=pictures.unreadable)


if __name__ == "__main__":
    asyncio.run(main())
