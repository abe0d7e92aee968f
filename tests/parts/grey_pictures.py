"""The pictures of a file in grey, as Debian's ffmpeg decodes it whole."""

import subprocess
from pathlib import Path

import numpy as np


def grey_pictures(path: Path, width: int = 1280, height: int = 720) -> np.ndarray:
    """Return them all, shape (n, *height*, *width*); whatever ffmpeg complains of fails."""
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(path), "-map", "0:v"]
    done = subprocess.run(
        [*command, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert not done.stderr
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width)
