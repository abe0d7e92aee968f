"""What WebRTC asks of H.264: parameter sets with each key frame, a profile that is named."""

import re

from studio.output.errors import OutputError

_START = re.compile(rb"\x00\x00\x01")
_SPS = 7
_TYPE_MASK = 0x1F
_BASELINE = 0x42
_SET_1 = 0x40
_CONSTRAINED_BASELINE = 0xE0


def with_parameter_sets(picture: bytes, parameter_sets: bytes) -> bytes:
    """Return a key frame that begins with its parameter sets; one that has its own, as it is."""
    if any(kind == _SPS for kind in _unit_types(picture)):
        return picture
    return parameter_sets + picture


def profile_level_id(parameter_sets: bytes) -> str:
    """Return the profile and level that the first SPS names (RFC 6184, section 8.1).

    A constrained baseline is spelled as browsers do, whatever else the encoder claims to keep:
    servers compare the spelling. Raises :class:`OutputError` when there is no SPS.
    """
    for start in _START.finditer(parameter_sets):
        unit = parameter_sets[start.end() : start.end() + 4]
        if len(unit) == 4 and unit[0] & _TYPE_MASK == _SPS:  # noqa: PLR2004  # type and three bytes
            profile, constraints, level = unit[1:]
            if profile == _BASELINE and constraints & _SET_1:
                constraints = _CONSTRAINED_BASELINE
            return bytes((profile, constraints, level)).hex()
    message = "The encoder names no H.264 profile, so WHIP cannot offer its pictures."
    raise OutputError(message)


def _unit_types(picture: bytes) -> list[int]:
    """Return the NAL unit types up to the first slice, which the parameter sets precede."""
    kinds = []
    for start in _START.finditer(picture[:4096]):
        if start.end() < len(picture):
            kinds.append(picture[start.end()] & _TYPE_MASK)
            if kinds[-1] <= 5:  # noqa: PLR2004  # coded slices are 1 to 5
                break
    return kinds
