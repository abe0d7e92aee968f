"""Feeds from the network: RTSP(S), MJPEG over HTTP(S), MPEG-TS over UDP.

Every socket to the outside is our own, and the gate is asked before it opens; av sees bytes, or
a relay on this machine.
"""

from .source import NetworkSource

__all__ = ["NetworkSource"]
