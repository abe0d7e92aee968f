"""A WHIP endpoint of aiortc's, in a process of its own: receives, decodes, reads the marks.

Its host candidate is loopback, which aioice leaves out by itself. It tells what happens in lines
of JSON on standard output, and what it received in a last one when standard input ends.
"""

import argparse
import asyncio
import json
import ssl
import sys
import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from aioice import ice
from aiortc import RTCConfiguration, RTCPeerConnection, RTCRtpReceiver, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from aiortc.rtp import RtcpSrPacket
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from mixer.media import SAMPLE_RATE
from mixer.stamp import Edge
from tests.judge.picture_code import read_mark
from tests.judge.sound_code import find_chirps

_NTP_UNIX_S = 2_208_988_800
_HZ = {"video": 90_000, "audio": SAMPLE_RATE}


def tell(**what: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


@dataclass
class Heard:
    """One stream: where its time stamps begin, and what a sender report says of them."""

    first: int | None = None
    report: tuple[int, int] | None = None
    pictures: list[tuple[int, int, int, int]] = field(default_factory=list)
    unreadable: int = 0
    sound: list[np.ndarray[Any, np.dtype[np.float64]]] = field(default_factory=list)
    sound_pts: int = 0

    def wall_ns(self, pts: float, kind: str) -> int:
        """Return the sender's wall clock at *pts*, which aiortc counts from the first."""
        assert self.first is not None
        assert self.report is not None
        ntp, rtp = self.report
        ticks = (self.first + int(pts) - rtp + (1 << 31)) % (1 << 32) - (1 << 31)
        at_s, fraction = ntp >> 32, ntp & 0xFFFFFFFF
        base_ns = (at_s - _NTP_UNIX_S) * 10**9 + (fraction * 10**9 >> 32)
        return base_ns + round((ticks + pts % 1) * 10**9 / _HZ[kind])


class Endpoint:
    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.peers: list[RTCPeerConnection] = []
        self.heard: list[dict[str, Heard]] = []
        self.tasks: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *rows = head.split("\r\n")
        method, target, _ = first.split()
        headers = {k.lower(): v.strip() for k, _, v in (row.partition(":") for row in rows if row)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        tell(event=method, target=target, authorization=headers.get("authorization", ""))
        status, more, text = await self.answer(method, headers, body.decode())
        lines = [f"HTTP/1.1 {status} Whatever", *more, f"Content-Length: {len(text)}", "", text]
        writer.write("\r\n".join(lines).encode())
        await writer.drain()
        writer.close()

    async def answer(
        self, method: str, headers: dict[str, str], body: str
    ) -> tuple[int, list[str], str]:
        options = self.options
        if options.redirect:
            return 307, [f"Location: {options.redirect}"], ""
        if options.status:
            return options.status, [], ""
        if headers.get("authorization") != f"Bearer {options.token}":
            return 401, [], ""
        if method == "DELETE":
            for peer in self.peers:
                await peer.close()
            return 200, [], ""
        sdp = await self.accept(body)
        if options.candidate:
            sdp = sdp.replace(" 127.0.0.1 ", f" {options.candidate} ")
        return 201, ["Content-Type: application/sdp", "Location: /session/1"], sdp

    async def accept(self, offer: str) -> str:
        peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.peers.append(peer)
        streams = {"audio": Heard(), "video": Heard()}
        self.heard.append(streams)
        await peer.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        for receiver in peer.getReceivers():
            listen_to(receiver, streams[receiver.track.kind])
            task = asyncio.ensure_future(self.consume(receiver, streams[receiver.track.kind]))
            self.tasks.add(task)
        await peer.setLocalDescription(await peer.createAnswer())
        return peer.localDescription.sdp

    async def consume(self, receiver: RTCRtpReceiver, heard: Heard) -> None:
        told = False
        while True:
            try:
                frame = await receiver.track.recv()
            except MediaStreamError:
                return
            if not told:
                told = True
                tell(event="first", kind=receiver.track.kind, at_ns=time.monotonic_ns())
            if isinstance(frame, VideoFrame):
                note_picture(frame, heard)
            elif isinstance(frame, AudioFrame) and frame.pts is not None:
                if not heard.sound:
                    heard.sound_pts = frame.pts
                heard.sound.append(frame.to_ndarray().reshape(-1, 2)[:, 0].astype(np.float64))

    def result(self) -> dict[str, Any]:
        pictures, chirps, unreadable = [], [], 0
        for streams in self.heard:
            video, audio = streams["video"], streams["audio"]
            unreadable += video.unreadable
            for number, stamp_ns, pts, at_ns in video.pictures:
                wall_ns = video.wall_ns(pts, "video") if video.report else 0
                pictures.append((number, stamp_ns, wall_ns, at_ns))
            if audio.sound and audio.report:
                sound = np.concatenate(audio.sound) / 32768
                chirps += [
                    audio.wall_ns(audio.sound_pts + chirp.position, "audio")
                    for chirp in find_chirps(sound)
                ]
        return {"pictures": pictures, "chirps": chirps, "unreadable": unreadable}


def note_picture(frame: VideoFrame, heard: Heard) -> None:
    at_ns = time.monotonic_ns()
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(frame.height, plane.line_size)
    luma = rows[:, : frame.width]
    mark = read_mark(luma, Edge.BOTTOM)
    if mark is None:
        heard.unreadable += 1
        return
    heard.pictures.append((*mark, frame.pts or 0, at_ns))


def listen_to(receiver: RTCRtpReceiver, heard: Heard) -> None:
    """Note the first time stamp and the last sender report, as aiortc hands them on."""
    take_rtp, take_rtcp = receiver._handle_rtp_packet, receiver._handle_rtcp_packet

    async def rtp(packet: Any, arrival_time_ms: int) -> None:  # noqa: ANN401 - hands any through
        if heard.first is None:
            heard.first = packet.timestamp
        await take_rtp(packet, arrival_time_ms=arrival_time_ms)

    async def rtcp(packet: Any) -> None:  # noqa: ANN401 - likewise
        if isinstance(packet, RtcpSrPacket):
            heard.report = (packet.sender_info.ntp_timestamp, packet.sender_info.rtp_timestamp)
        await take_rtcp(packet)

    receiver._handle_rtp_packet = rtp  # type: ignore[method-assign]  # aiortc has no hook
    receiver._handle_rtcp_packet = rtcp  # type: ignore[method-assign]  # aiortc has no hook


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("chain")
    parser.add_argument("key")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default="")
    parser.add_argument("--status", type=int, default=0)
    parser.add_argument("--redirect", default="")
    parser.add_argument("--candidate", default="")
    options = parser.parse_args()
    ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]  # noqa: ARG005 - aioice's names
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.chain, options.key)
    endpoint = Endpoint(options)
    server = await asyncio.start_server(endpoint.serve, "127.0.0.1", options.port, ssl=context)
    tell(event="listening", port=server.sockets[0].getsockname()[1])
    await asyncio.to_thread(sys.stdin.read)
    server.close()
    for peer in endpoint.peers:
        await peer.close()
    tell(event="result", **endpoint.result())


if __name__ == "__main__":
    asyncio.run(main())
