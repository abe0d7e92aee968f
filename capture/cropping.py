"""The part of a picture that was asked for, where the system gives no less than the whole."""

import numpy as np
from av.video.frame import VideoFrame as AvFrame

from .errors import DeviceError


def cropped(picture: AvFrame, area: tuple[int, int, int, int]) -> AvFrame:
    """Return the *area* of *picture*: left, top, width and height in its pixels; as BGRA.

    Raises DeviceError for one that does not lie in it: the whole is never shown in its place.
    """
    left, top, width, height = area
    right, bottom = left + width, top + height
    if min(left, top) < 0 or right > picture.width or bottom > picture.height:
        size = f"{picture.width}x{picture.height}"
        message = f"The area lies outside the screen, which has {size} pixels; choose one inside."
        raise DeviceError(message)
    whole = picture.to_ndarray(format="bgra")
    inside = np.ascontiguousarray(whole[top:bottom, left:right], np.uint8)
    part = AvFrame.from_ndarray(inside, format="bgra")
    part.pts, part.time_base = picture.pts, picture.time_base
    return part
