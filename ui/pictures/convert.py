"""The one place where the window touches av: I420 into the colours of a screen."""

import av
import numpy as np
from PySide6.QtGui import QImage

from studio.wire.picture_ring import Picture


def image_of(picture: Picture) -> QImage:
    """Return *picture*, I420 in BT.709 limited, as a 32-bit image of its own. Any thread."""
    rows = np.frombuffer(picture.i420, np.uint8).reshape(-1, picture.width)
    frame = av.VideoFrame.from_ndarray(rows, "yuv420p").reformat(
        format="bgra",
        src_colorspace="ITU709",
        dst_colorspace="ITU709",
        src_color_range="MPEG",
        dst_color_range="JPEG",
    )
    plane = frame.planes[0]
    image = QImage(
        memoryview(plane),
        picture.width,
        picture.height,
        plane.line_size,
        QImage.Format.Format_RGB32,
    )
    # The pixels are av's; the copy is the image's own.
    return image.copy()
