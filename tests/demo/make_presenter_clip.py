"""Makes the demo's presenter: ``python -m tests.demo.make_presenter_clip VOICE.wav OUT.mp4``.

The mouth follows the voice's loudness; everything else moves by slow sines, so that the clip
loops without a jump. The voice is any spoken WAV file; the shipped clip's was synthesised.
"""

import math
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import resvg_py
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from mixer.media import SAMPLE_RATE, Samples

Picture = NDArray[np.uint8]

WIDTH, HEIGHT, RATE = 1280, 720, 25
PAUSE_S = 1.2
BLINK_EVERY_S, BLINK_S = 3.1, 0.14

ROOM = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">
<defs>
<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="#dfe6ea"/><stop offset="1" stop-color="#b9c6ce"/></linearGradient>
<linearGradient id="glass" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#bfe0f2"/><stop offset="1" stop-color="#eaf5f7"/></linearGradient>
<linearGradient id="coat" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#27384c"/><stop offset="1" stop-color="#1b2838"/></linearGradient>
<linearGradient id="skin" x1="0" y1="0" x2="1" y2="0.3">
<stop offset="0" stop-color="#f2c9ab"/><stop offset="1" stop-color="#e2ad8a"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="5"/></filter>
</defs>
<rect width="1280" height="720" fill="url(#wall)"/>
<g filter="url(#soft)">
<rect x="70" y="60" width="400" height="420" fill="#f6f8f9"/>
<rect x="86" y="76" width="176" height="388" fill="url(#glass)"/>
<rect x="278" y="76" width="176" height="388" fill="url(#glass)"/>
<path d="M86 380 L150 330 L210 372 L262 340 L262 464 L86 464Z" fill="#8fb29f"/>
<path d="M278 350 L340 318 L400 366 L454 334 L454 464 L278 464Z" fill="#7fa692"/>
<rect x="900" y="110" width="290" height="12" fill="#8a6b4f"/>
<rect x="900" y="290" width="290" height="12" fill="#8a6b4f"/>
<rect x="920" y="30" width="26" height="80" fill="#2f6f8f"/>
<rect x="950" y="44" width="22" height="66" fill="#c7673f"/>
<rect x="976" y="36" width="30" height="74" fill="#e6d9c3"/>
<rect x="1012" y="50" width="20" height="60" fill="#3c5a49"/>
<rect x="1090" y="226" width="64" height="64" rx="10" fill="#f4efe6"/>
<circle cx="1122" cy="196" r="52" fill="#5f8f6d"/><circle cx="1088" cy="216" r="34" fill="#6fa07d"/>
<circle cx="1154" cy="214" r="36" fill="#527f60"/>
</g>
</svg>"""

PERSON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720">
<defs>
<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="#dfe6ea"/><stop offset="1" stop-color="#b9c6ce"/></linearGradient>
<linearGradient id="glass" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#bfe0f2"/><stop offset="1" stop-color="#eaf5f7"/></linearGradient>
<linearGradient id="coat" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#27384c"/><stop offset="1" stop-color="#1b2838"/></linearGradient>
<linearGradient id="skin" x1="0" y1="0" x2="1" y2="0.3">
<stop offset="0" stop-color="#f2c9ab"/><stop offset="1" stop-color="#e2ad8a"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="5"/></filter>
</defs>
<g transform="translate({sway:.2f} {breath:.2f})">
<path d="M390 720 C392 600 450 556 548 530 L732 530 C830 556 888 600 890 720 Z" fill="url(#coat)"/>
<path d="M566 524 L640 636 L714 524 L690 500 L590 500Z" fill="#f7f7f5"/>
<path d="M566 524 L520 560 L606 720 L640 640Z" fill="#2f435a"/>
<path d="M714 524 L760 560 L674 720 L640 640Z" fill="#2a3c51"/>
<path d="M590 420 L690 420 L690 512 C690 548 590 548 590 512Z" fill="#d79f7c"/>
</g>
<g transform="translate({head_x:.2f} {head_y:.2f}) rotate({tilt:.3f} 640 420)">
<path d="M500 330 C490 190 560 140 640 140 C724 140 792 190 780 330 C786 400 776 450 752 478
 L528 478 C504 450 494 400 500 330Z" fill="#4a3427"/>
<ellipse cx="640" cy="330" rx="116" ry="146" fill="url(#skin)"/>
<path d="M524 320 C520 220 580 176 660 184 C720 186 764 226 758 322 C738 262 700 236 650 232
 C600 238 548 262 524 320Z" fill="#553c2d"/>
<ellipse cx="594" cy="326" rx="15" ry="{eye:.2f}" fill="#fff"/>
<ellipse cx="686" cy="326" rx="15" ry="{eye:.2f}" fill="#fff"/>
<ellipse cx="{left:.2f}" cy="326" rx="7.4" ry="{pupil:.2f}" fill="#33261e"/>
<ellipse cx="{right:.2f}" cy="326" rx="7.4" ry="{pupil:.2f}" fill="#33261e"/>
<path d="M572 {brow:.2f} Q594 {brow_top:.2f} 616 {brow:.2f}" stroke="#4a3427" stroke-width="6"
 fill="none" stroke-linecap="round"/>
<path d="M664 {brow:.2f} Q686 {brow_top:.2f} 708 {brow:.2f}" stroke="#4a3427" stroke-width="6"
 fill="none" stroke-linecap="round"/>
<path d="M640 336 Q628 372 636 382 Q644 386 652 380" stroke="#c48d6a" stroke-width="5"
 fill="none" stroke-linecap="round"/>
<ellipse cx="566" cy="384" rx="20" ry="12" fill="#e79f86" opacity="0.35"/>
<ellipse cx="714" cy="384" rx="20" ry="12" fill="#e79f86" opacity="0.35"/>
<path d="M{mouth_left:.2f} 418 Q640 {lip_top:.2f} {mouth_right:.2f} 418
 Q640 {lip_bottom:.2f} {mouth_left:.2f} 418Z" fill="#8e3b3f"/>
<path d="M{teeth_left:.2f} 419 Q640 {teeth:.2f} {teeth_right:.2f} 419Z" fill="#f5efec"/>
</g>
</svg>"""


def main() -> None:
    """Read the voice, draw a picture for each 25th of a second, write both."""
    voice = _read_voice(Path(sys.argv[1]))
    pictures = math.ceil(len(voice) / SAMPLE_RATE * RATE)
    sound = np.zeros(pictures * SAMPLE_RATE // RATE, np.float32)
    sound[: len(voice)] = voice
    room = _render(ROOM)
    with av.open(sys.argv[2], "w", options={"movflags": "+faststart"}) as out:
        video = out.add_stream("libx264", rate=RATE, options={"crf": "25", "preset": "veryslow"})
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.bit_rate = 0  # The quality decides, not a rate.
        audio = out.add_stream("aac", rate=SAMPLE_RATE, layout="mono")
        audio.bit_rate = 64_000
        for n, openness in enumerate(_openness(sound, pictures)):
            frame = _draw(room, n / RATE, pictures / RATE, openness)
            frame.pts, frame.time_base = n, Fraction(1, RATE)
            out.mux(video.encode(frame))
        for start in range(0, len(sound), 1024):
            block = AudioFrame.from_ndarray(sound[None, start : start + 1024], "fltp", "mono")
            block.sample_rate, block.pts = SAMPLE_RATE, start
            out.mux(audio.encode(block))
        out.mux(video.encode(None))
        out.mux(audio.encode(None))


def _read_voice(path: Path) -> Samples:
    resampler = AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE)
    with av.open(path) as container:
        pieces = [
            out.to_ndarray()[0]
            for frame in container.decode(audio=0)
            for out in resampler.resample(frame)
        ]
    quiet = np.zeros(int(PAUSE_S * SAMPLE_RATE / 2), np.float32)
    voice = np.concatenate([quiet, *pieces, quiet]).astype(np.float32)
    return voice * np.float32(0.35 / np.abs(voice).max())


def _openness(sound: Samples, pictures: int) -> list[float]:
    loudness = np.sqrt((sound.reshape(pictures, -1) ** 2).mean(axis=1))
    smooth = np.convolve(loudness, [0.25, 0.5, 0.25], "same")
    return [float(value) for value in np.clip(smooth / (smooth.max() * 0.7), 0, 1)]


def _draw(room: Picture, t: float, length: float, openness: float) -> VideoFrame:
    def wave(cycles: int, phase: float = 0.0) -> float:
        return math.sin(2 * math.pi * (cycles * t / length + phase))

    lid = 0.08 if t % BLINK_EVERY_S < BLINK_S else 1.0
    look = 2.6 * wave(3) + 1.4 * wave(7, 0.3)
    brow = 291 - 3.5 * openness - 1.5 * wave(5)
    half = 30 - 6 * openness
    svg = PERSON.format(
        sway=3 * wave(2),
        breath=2.5 * wave(5),
        head_x=6 * wave(2, 0.05) + 3 * wave(6, 0.4),
        head_y=3 * wave(5) + 3 * wave(9, 0.2) - 2 * openness,
        tilt=1.6 * wave(3, 0.2) + 0.7 * wave(8),
        eye=11 * lid,
        pupil=7.4 * lid,
        left=594 + look,
        right=686 + look,
        brow=brow,
        brow_top=brow - 10,
        mouth_left=640 - half,
        mouth_right=640 + half,
        lip_top=414 - 4 * openness,
        lip_bottom=428 + 30 * openness,
        teeth_left=640 - half + 7,
        teeth_right=640 + half - 7,
        teeth=420 + 9 * openness,
    )
    person = _render(svg).astype(np.uint16)
    over = person[..., 3:]
    mixed = (person[..., :3] * over + room[..., :3] * (255 - over)) // 255
    return VideoFrame.from_ndarray(mixed.astype(np.uint8), "rgb24").reformat(
        format="yuv420p",
        src_colorspace="ITU709",
        dst_colorspace="ITU709",
        src_color_range="JPEG",
        dst_color_range="MPEG",
    )


def _render(svg: str) -> Picture:
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT))
    picture = av.VideoCodecContext.create("png", "r").decode(av.Packet(png))[0]
    return np.asarray(picture.to_ndarray(format="rgba"), np.uint8)


if __name__ == "__main__":
    main()
