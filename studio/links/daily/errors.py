"""What ends a stay in a room at Daily."""

from mixer.errors import StudioError


class DailyLinkError(StudioError):
    """The call cannot be had by Daily; the text says what to do, and holds nothing of Daily's."""


def trouble_of(said: str) -> tuple[str, bool]:
    """Return in a sentence what the client's words mean, and whether another token is needed.

    The words are daily-python 0.36's: of its signalling over HTTP, and of its ends. They are never
    shown: addresses and ids are in them. Pure.
    """
    known = said.casefold()
    if any(word in known for word in _REFUSED):
        return ("Daily did not take this seat; it is asked for anew.", True)
    if "certificate" in known:
        return ("Daily's server cannot prove that it is Daily; nothing was sent to it.", False)
    if "ejected" in known or "removed" in known:
        return ("The seat in this room was taken away; it is asked for anew.", True)
    return ("Daily is not reached; talkback is away until it is, or somebody decides.", False)


_REFUSED = (
    *("http error: 400", "http error: 401", "http error: 403", "http error: 404"),
    *("token", "not allowed", "does not exist", "exp-room", "nbf-room", "meeting is full"),
)
