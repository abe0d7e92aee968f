"""Errors of the talk link."""

from mixer.errors import StudioError


class TalkError(StudioError):
    """Something cannot be done in the call; the text says what to do."""


class FinalTalkError(TalkError):
    """The backend said no, and asking again would not help."""
