"""Errors of the talk link."""

from typing import Final

from mixer.errors import StudioError


class TalkError(StudioError):
    """Something cannot be done in the call; the text says what to do."""


class FinalTalkError(TalkError):
    """The backend said no, and asking again would not help."""


OFF: Final = "You are in no call; choose an event first."
