"""One opened video encoder of av's, whichever library or device it is."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

import av
from av.codec.codec import UnknownCodecError
from av.codec.context import Flags

from .codecs import VideoSpec
from .errors import EncoderMissingError, OutputError
from .muxing import open_null_muxer
from .packet import VideoHeader
from .processor_time import foreign_threads
from .thread_scheduling import scheduling_kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from av.video.stream import VideoStream

_BT709 = 1
_LIMITED_RANGE = 1


class VideoCoder:
    """Opens an encoder without B-frames for BT.709 pictures of one size; one thread's.

    Raises :class:`EncoderMissingError` when av has none of that name, :class:`OutputError` when
    it will not do these pictures.
    """

    def __init__(self, spec: VideoSpec, *, width: int, height: int, rate: Fraction) -> None:
        implementation = spec.implementation
        self._live_bitrate = implementation.live_bitrate
        self._layout = implementation.layout
        self._container = open_null_muxer()
        try:
            added = self._container.add_stream(
                implementation.av_name,
                rate=rate,
                options=dict(implementation.options(spec, rate)),
            )
        except (UnknownCodecError, ValueError) as error:
            message = (
                f"There is no {_NAMES[spec.codec]} encoder: this build of PyAV lacks "
                f"{implementation.label}; install the one that the studio's lock file names."
            )
            raise EncoderMissingError(message) from error
        stream = cast("VideoStream", added)
        stream.width, stream.height, stream.pix_fmt = width, height, self._layout
        codec = stream.codec_context
        codec.time_base = 1 / rate
        codec.bit_rate = spec.bitrate_bps
        codec.gop_size = spec.gop_pictures(rate)
        codec.max_b_frames = 0
        codec.color_primaries = codec.color_trc = codec.colorspace = _BT709
        codec.color_range = _LIMITED_RANGE
        codec.flags |= Flags.global_header
        before = foreign_threads()
        try:
            with scheduling_kept():
                self._container.start_encoding()
        except av.FFmpegError as error:
            message = (
                f"{implementation.label} refuses {width}x{height} at {rate} pictures a second."
            )
            raise OutputError(message) from error
        self.label = f"{_NAMES[spec.codec]} ({implementation.label})"
        self.threads = foreign_threads() - before
        """Those that the encoder started for itself, as far as the system tells."""
        self._codec = codec
        self.header = VideoHeader(width, height, rate, spec.bitrate_bps, stream, spec.codec)

    def encode(self, picture: av.VideoFrame | None) -> "Sequence[av.Packet[Any]]":
        """Return what is coded after *picture*; after None, all that is left."""
        if picture is not None and self._layout != "yuv420p":
            kind, time, base = picture.pict_type, picture.pts, picture.time_base
            picture = picture.reformat(
                format=self._layout, src_colorspace="ITU709", dst_colorspace="ITU709"
            )
            picture.pict_type, picture.pts, picture.time_base = kind, time, base
        return self._codec.encode(picture)

    def set_bitrate(self, bitrate_bps: int) -> bool:
        """Aim at *bitrate_bps* from the next picture on; False: it would have to be opened anew."""
        if self._live_bitrate:
            self._codec.bit_rate = bitrate_bps
        return self._live_bitrate

    @property
    def bitrate_bps(self) -> int:
        """What it aims at."""
        return self._codec.bit_rate or 0

    def abandon(self) -> None:
        """Want nothing more of it."""

    def close(self) -> None:
        """Let go of it."""
        self._container.close()


_NAMES = {"h264": "H.264", "hevc": "HEVC", "av1": "AV1"}
