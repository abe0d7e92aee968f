"""Talkback: who is in an event's call, who hears whom, and packets forwarded by that alone."""

from .calls import Calls
from .service import TalkbackService

__all__ = ["Calls", "TalkbackService"]
