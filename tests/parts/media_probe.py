"""What Debian's ffprobe and ffmpeg, which are not ours, make of a file."""

import json
import subprocess
from pathlib import Path
from typing import Any


def packets(path: Path, stream: str) -> list[dict[str, Any]]:
    """Return the packets of the stream *stream*, as ``v`` or ``a``, as ffprobe lists them."""
    probed = _ffprobe(path, "-select_streams", stream, "-show_packets")
    found: list[dict[str, Any]] = probed["packets"]
    return found


def streams(path: Path) -> list[dict[str, Any]]:
    """Return the streams, as ffprobe describes them."""
    found: list[dict[str, Any]] = _ffprobe(path, "-show_streams")["streams"]
    return found


def decoding_errors(path: Path) -> str:
    """Return what ffmpeg complains about when it decodes all of *path*."""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", str(path), "-fps_mode", "vfr", "-f", "null", "-"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stderr


def _ffprobe(path: Path, *options: str) -> dict[str, Any]:
    done = subprocess.run(
        ["ffprobe", "-v", "error", *options, "-of", "json", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    probed: dict[str, Any] = json.loads(done.stdout)
    return probed
