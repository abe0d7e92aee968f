"""Which encoders there are, what av calls them, and what each wants to be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

VideoCodec = Literal["h264", "hevc", "av1"]
AudioCodec = Literal["aac", "opus", "alac"]
"""``alac`` loses nothing of the sound, and is for files: no receiver takes it."""
Preset = Literal["ultrafast", "superfast", "veryfast"]
"""x264's names of how much work goes into a picture, least first; the others' follow them."""
Profile = Literal["", "baseline", "main", "high"]
"""Of H.264, where a receiver asks for one; ``baseline`` is x264's, which is constrained."""

KEY_MS: Final = 2000
"""From one regular key frame to the next, unless another is asked for: what receivers advise."""
RECORDED_KEY_MS: Final = 500
"""Where an encode is for a recording alone, each fragment has a picture to go to."""
_MS_PER_S: Final = 1000
_VBV_S = Fraction(1, 2)
"""How much of a second's bits a burst may take: the most that a key frame adds to the delay."""
_SVT_PRESETS: Final = {"ultrafast": "12", "superfast": "11", "veryfast": "10"}


@dataclass(frozen=True, slots=True)
class VideoSpec:
    """What an encode of the pictures is to be; equal ones are the same encode.

    ``bitrate_bps`` is the ceiling; ``encoder`` one of the names of :data:`IMPLEMENTATIONS`, ''
    for the one that runs everywhere.
    """

    codec: VideoCodec
    bitrate_bps: int
    preset: Preset = "superfast"
    profile: Profile = ""
    encoder: str = ""
    apart: bool = False
    """Whether it is an encode of its own even beside an equal one."""
    key_ms: int = KEY_MS
    """From one regular key frame to the next, in ms."""

    def gop_pictures(self, rate: Fraction) -> int:
        """Return how many pictures that are, at *rate* pictures a second."""
        return max(1, round(self.key_ms * rate / _MS_PER_S))

    @property
    def implementation(self) -> "Implementation":
        """The encoder of this codec; that which runs everywhere where the name is not known."""
        for known in IMPLEMENTATIONS:
            if known.codec == self.codec and known.name == self.encoder:
                return known
        return next(known for known in IMPLEMENTATIONS if known.codec == self.codec)


@dataclass(frozen=True, slots=True)
class SoundSpec:
    """What an encode of the sound is to be; equal ones are the same encode.

    ``bitrate_bps``: 0 where the codec takes what it needs.
    """

    codec: AudioCodec
    bitrate_bps: int


@dataclass(frozen=True, slots=True)
class Implementation:
    """One encoder of one codec: ``av_name`` in av's list, ``label`` for people.

    ``live_bitrate``: whether its bit rate changes while it runs; or it has to be opened anew.
    """

    name: str
    codec: VideoCodec
    av_name: str
    label: str
    live_bitrate: bool
    options: Callable[[VideoSpec, Fraction], Mapping[str, str]]
    is_device: bool = False
    """Whether a driver does it, which is believed what it can prove."""
    layout: str = "yuv420p"
    """How it wants the pictures, in av's words."""


def _x264(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    return {
        "preset": spec.preset,
        "tune": "zerolatency",
        "forced-idr": "1",
        "sc_threshold": "0",  # regular key frames only: segmenters rely on them
        "maxrate": str(spec.bitrate_bps),  # equal, or the rate could not change live
        "bufsize": str(int(spec.bitrate_bps * _VBV_S)),
        **({"profile": spec.profile} if spec.profile else {}),
    }


def _x265(spec: VideoSpec, rate: Fraction) -> Mapping[str, str]:
    own = {
        "log-level": "none",
        "info": "0",
        "keyint": spec.gop_pictures(rate),
        "min-keyint": spec.gop_pictures(rate),
        "scenecut": 0,
        "bframes": 0,
        "open-gop": 0,
        "vbv-maxrate": spec.bitrate_bps // 1000,
        "vbv-bufsize": int(spec.bitrate_bps * _VBV_S) // 1000,
    }
    return {
        "preset": spec.preset,
        "tune": "zerolatency",
        "forced-idr": "1",
        "x265-params": ":".join(f"{name}={value}" for name, value in own.items()),
    }


def _svt_av1(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    # Low delay, constant rate, no look-ahead, no key frames of its own.
    return {
        "preset": _SVT_PRESETS[spec.preset],
        "svtav1-params": "rtc=1:pred-struct=1:rc=2:lookahead=0:scd=0",
    }


def _burst(spec: VideoSpec) -> dict[str, str]:
    return {"maxrate": str(spec.bitrate_bps), "bufsize": str(int(spec.bitrate_bps * _VBV_S))}


def _nvenc(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    own = {"preset": {"ultrafast": "p1", "superfast": "p3", "veryfast": "p5"}[spec.preset]}
    own |= {"tune": "ull", "rc": "cbr", "zerolatency": "1", "delay": "0", "forced-idr": "1"}
    return own | {"no-scenecut": "1"} | _burst(spec)


def _qsv(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    own = {
        "preset": {"ultrafast": "veryfast", "superfast": "fast", "veryfast": "medium"}[spec.preset]
    }
    return own | {"async_depth": "1", "forced_idr": "1", "look_ahead": "0"} | _burst(spec)


def _amf(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    own = {
        "quality": {"ultrafast": "speed", "superfast": "balanced", "veryfast": "quality"}[
            spec.preset
        ]
    }
    return own | {"usage": "lowlatency", "rc": "cbr", "forced_idr": "1"} | _burst(spec)


def _videotoolbox(spec: VideoSpec, _rate: Fraction) -> Mapping[str, str]:
    return {"realtime": "1", "allow_sw": "0", "prio_speed": "1"} | _burst(spec)


_CODECS: Final[tuple[VideoCodec, ...]] = ("h264", "hevc", "av1")
_LIBRARIES: Final = (
    Implementation("x264", "h264", "libx264", "x264", live_bitrate=True, options=_x264),
    Implementation("x265", "hevc", "libx265", "x265", live_bitrate=False, options=_x265),
    Implementation("svt-av1", "av1", "libsvtav1", "SVT-AV1", live_bitrate=False, options=_svt_av1),
)
_DEVICES: Final = tuple(
    Implementation(name, codec, f"{codec}_{name}", label, live, options, True, layout)  # noqa: FBT003  # as the fields say
    for name, label, live, options, layout in (
        ("nvenc", "NVENC", True, _nvenc, "yuv420p"),
        ("qsv", "Quick Sync", True, _qsv, "nv12"),
        ("amf", "AMF", False, _amf, "nv12"),
        ("videotoolbox", "VideoToolbox", False, _videotoolbox, "nv12"),
    )
    for codec in _CODECS
)
"""VA-API is not among them: av's Linux wheel is built without it."""
IMPLEMENTATIONS: Final = (*_LIBRARIES, *_DEVICES)
"""The first of a codec runs on every machine."""
DEVICES: Final = ("nvenc", "qsv", "amf", "videotoolbox")
"""What drives an encoder, the best first."""
