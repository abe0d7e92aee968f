"""Writes down each packet that leaves by an interface: packet(7).

``python -m tests.parts.packet_watch INTERFACE`` ends when its standard input does. What the system
itself sends, and no process asked for, is left out: neighbours and routers that IPv6 looks for.
"""

import json
import select
import socket
import struct
import sys
from ipaddress import ip_address
from typing import Final

_EVERYTHING: Final = 3
_IPV4, _IPV6 = 0x0800, 0x86DD
_ETHERNET_BYTES: Final = 14
_WITH_PORTS: Final = {6: "tcp", 17: "udp"}
_ICMPV6, _HOP_BY_HOP = 58, 0


def _told(packet: bytes) -> dict[str, object] | None:
    (kind,) = struct.unpack_from("!H", packet, 12)
    body = packet[_ETHERNET_BYTES:]
    if kind == _IPV4:
        protocol, target, rest = body[9], body[16:20], body[(body[0] & 15) * 4 :]
    elif kind == _IPV6:
        protocol, target, rest = body[6], body[24:40], body[40:]
        if protocol in {_ICMPV6, _HOP_BY_HOP} and ip_address(target).is_multicast:
            return None
    else:
        return {"protocol": f"{kind:#06x}", "target": "", "port": 0}
    port = struct.unpack_from("!H", rest, 2)[0] if protocol in _WITH_PORTS else 0
    name = _WITH_PORTS.get(protocol, str(protocol))
    return {"protocol": name, "target": str(ip_address(target)), "port": port}


def main() -> None:
    """Print what leaves, a line of JSON each, until standard input ends."""
    (interface,) = sys.argv[1:]
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_EVERYTHING)) as tap:
        tap.bind((interface, _EVERYTHING))
        sys.stdout.write("watching\n")
        sys.stdout.flush()
        while True:
            ready, _, _ = select.select([tap, sys.stdin], [], [])
            if tap in ready:
                packet, (_, _, way, *_) = tap.recvfrom(65_535)
                told = _told(packet) if way == socket.PACKET_OUTGOING else None
                if told is not None:
                    line = json.dumps({"interface": interface, **told}, separators=(",", ":"))
                    sys.stdout.write(line + "\n")
                    sys.stdout.flush()
            elif sys.stdin in ready:
                return


if __name__ == "__main__":
    main()
