"""What is used of daily-python, by its own names; the one module that imports it."""

import daily

from .client import Sdk

__all__ = ["SDK"]

SDK = Sdk(
    init=lambda: daily.Daily.init(log_level=daily.LogLevel.Off),
    handler=daily.EventHandler,
    client=daily.CallClient,
    source=daily.CustomAudioSource,
    track=daily.CustomAudioTrack,
)
"""The installed one."""
