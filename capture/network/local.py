"""Which addresses are near enough for media that is not encrypted."""

from ipaddress import IPv6Address, ip_address, ip_network

# RFC 1122, 1918, 3927, 4193, 4291; multicast within an organisation, RFC 2365.
_LOCAL_NETWORKS = tuple(
    ip_network(text)
    for text in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "239.0.0.0/8",
        "0.0.0.0/32",
        "::1/128",
        "::/128",
        "fc00::/7",
        "fe80::/10",
    )
)


def is_local(address: str) -> bool:
    """Return whether the numeric *address* is this machine's or of a local network."""
    parsed = ip_address(address.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    actual = mapped or parsed
    return any(
        actual in network for network in _LOCAL_NETWORKS if network.version == actual.version
    )


def is_this_machine(host: str) -> bool:
    """Return whether *host*, a name or an address, can only be this machine."""
    if host.lower() in {"localhost", "localhost."}:
        return True
    try:
        parsed = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback
