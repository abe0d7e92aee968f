"""What kind of place a host's spelling names; pure."""

from enum import Enum
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address

# RFC 1918, RFC 3927, RFC 4193, RFC 4291 2.5.6; multicast that stays in an organisation,
# RFC 2365 and RFC 4291 2.7; and "any", where a socket of ours only listens.
_LOCAL_NETWORKS = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
        "239.0.0.0/8",
        "ff02::/16",
        "ff05::/16",
        "ff08::/16",
        "0.0.0.0/32",
        "::/128",
    )
)
_LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


class Reach(Enum):
    """How far a connection to an address leads."""

    THIS_MACHINE = "this machine"
    LOCAL_NETWORK = "local network"
    PUBLIC = "public network"


def parse_address(host: str) -> Address | None:
    """Return the address that *host* spells, None for a name.

    An IPv4 address inside an IPv6 one (``::ffff:192.0.2.7``) is taken out, since that is where
    the connection leads. A spelling that only some resolvers understand (``127.1``) is a name.
    """
    try:
        address = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        # The zone says by which of our interfaces, not where to.
        return IPv6Address(int(address))
    return address


def reach_of(address: Address) -> Reach:
    """Return how far a connection to *address* leads."""
    if address.is_loopback:
        return Reach.THIS_MACHINE
    if any(address in network for network in _LOCAL_NETWORKS):
        return Reach.LOCAL_NETWORK
    return Reach.PUBLIC


def reaches_of(network: IPv4Network | IPv6Network) -> set[Reach]:
    """Return how far connections to the addresses of *network* lead."""
    found = set()
    if any(_overlap(network, loopback) for loopback in _LOOPBACK_NETWORKS):
        found.add(Reach.THIS_MACHINE)
    if any(_overlap(network, local) for local in _LOCAL_NETWORKS):
        found.add(Reach.LOCAL_NETWORK)
    if not any(_within(network, inner) for inner in (*_LOOPBACK_NETWORKS, *_LOCAL_NETWORKS)):
        found.add(Reach.PUBLIC)
    return found


def normal_name(host: str) -> str:
    """Return a host's name as it is compared: lower case, ASCII, no final dot."""
    try:
        ascii_name = host.encode("idna").decode("ascii")
    except UnicodeError:
        # Too long or malformed; it matches no row as it is.
        ascii_name = host
    return ascii_name.lower().removesuffix(".")


def _overlap(one: IPv4Network | IPv6Network, other: IPv4Network | IPv6Network) -> bool:
    return one.version == other.version and one.overlaps(other)


def _within(one: IPv4Network | IPv6Network, other: IPv4Network | IPv6Network) -> bool:
    if isinstance(one, IPv4Network):
        return isinstance(other, IPv4Network) and one.subnet_of(other)
    return isinstance(other, IPv6Network) and one.subnet_of(other)
