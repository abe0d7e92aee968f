"""What Enhanced RTMP adds to connecting: which codecs each end takes, told by FourCC.

Enhanced RTMP v2 of the Veovera Software Organization, "Enhancing NetConnection connect Command":
a list ``fourCcList``, and maps of FourCCs to what is done with them; "*" means any.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from .amf0 import AmfValue

_FOURCCS: Final = {"h264": "avc1", "hevc": "hvc1", "av1": "av01", "aac": "mp4a", "opus": "Opus"}
_NAMES: Final = {"avc1": "H.264", "hvc1": "HEVC", "av01": "AV1", "mp4a": "AAC", "Opus": "Opus"}
_PLAIN: Final = frozenset({"avc1", "mp4a"})
"""What every RTMP server takes, in the old way."""
_ANY: Final = "*"
_LIST: Final = "fourCcList"
_MAPS: Final = ("videoFourCcInfoMap", "audioFourCcInfoMap")
_CAN_DECODE, _CAN_ENCODE, _CAN_FORWARD = 1, 2, 4
_MOST: Final = 64


def fourcc_of(codec: str) -> str:
    """Return the FourCC of "h264", "hevc", "av1", "aac" or "opus"."""
    return _FOURCCS[codec]


def codec_names(fourccs: Iterable[str]) -> str:
    """Return what people call these, as a list in words."""
    return " and ".join(_NAMES.get(name, name) for name in sorted(fourccs))


def beyond_plain(codecs: Iterable[str]) -> frozenset[str]:
    """Return the FourCCs of those of *codecs* that need Enhanced RTMP."""
    return frozenset(map(fourcc_of, codecs)) - _PLAIN


def connect_properties(fourccs: Iterable[str]) -> dict[str, AmfValue]:
    """Return what a publisher of *fourccs* adds to its ``connect``; nothing for none."""
    wanted = sorted(fourccs)
    if not wanted:
        return {}
    videos = {name: _CAN_ENCODE for name in wanted if name != fourcc_of("opus")}
    sounds = {name: _CAN_ENCODE for name in wanted if name == fourcc_of("opus")}
    return {_LIST: wanted, _MAPS[0]: videos, _MAPS[1]: sounds}


def taken_codecs() -> dict[str, AmfValue]:
    """Return what a receiver that stores whatever comes adds to its answer."""
    names = sorted(_FOURCCS.values())
    sounds = {_FOURCCS["aac"], _FOURCCS["opus"]}
    can = _CAN_FORWARD | _CAN_DECODE
    return {
        _LIST: names,
        _MAPS[0]: {name: can for name in names if name not in sounds},
        _MAPS[1]: {name: can for name in names if name in sounds},
    }


def offered_codecs(values: Iterable[AmfValue], wanted: Iterable[str]) -> frozenset[str]:
    """Return those FourCCs of *wanted* that the answer to a ``connect`` says are taken."""
    said: set[str] = set()
    for value in values:
        if not isinstance(value, Mapping):
            continue
        listed = value.get(_LIST)
        if isinstance(listed, Sequence) and not isinstance(listed, str):
            said.update(name for name in listed[:_MOST] if isinstance(name, str))
        for key in _MAPS:
            known = value.get(key)
            if isinstance(known, Mapping):
                said.update(name for name, can in known.items() if _takes(can))
    return frozenset(name for name in wanted if name in said or _ANY in said)


def _takes(can: AmfValue) -> bool:
    return isinstance(can, int | float) and bool(int(can) & (_CAN_DECODE | _CAN_FORWARD))
