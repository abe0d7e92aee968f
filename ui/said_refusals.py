"""A backend's refusal in the window's language: by its sentence, or else by its kind.

The sentence tells more, so a known one goes first. A backend may be newer than the window, and say
what that has never heard: its code is known then, as codes stay what they are.
"""

from types import MappingProxyType

from ui.language import QT_TRANSLATE_NOOP, translate
from ui.said import said

_CHECK = QT_TRANSLATE_NOOP(
    "Engine", "Something that was entered is not as it should be; look at it and try again."
)
_LATER = QT_TRANSLATE_NOOP("Engine", "The backend cannot do it now; try again in a moment.")
_BROKEN = QT_TRANSLATE_NOOP(
    "Engine", "The backend cannot do it; tell an admin of your organisation."
)
_OFTEN = QT_TRANSLATE_NOOP("Engine", "This was tried too often; wait a while, then try again.")
CODES = MappingProxyType(
    {
        "bad-request": _CHECK,
        "invalid": _CHECK,
        "mail-address": _CHECK,
        "too-large": _CHECK,
        "mismatch": _LATER,
        "busy": _LATER,
        "unavailable": _LATER,
        "many-sign-in": _LATER,
        "failed": _BROKEN,
        "store": _BROKEN,
        "deployment": _BROKEN,
        "other-environment": _BROKEN,
        "no-trail": _BROKEN,
        "method": _BROKEN,
        "media-type": _BROKEN,
        "too-many": _OFTEN,
        "pace": _OFTEN,
        "not-signed-in": QT_TRANSLATE_NOOP("Engine", "Your session has ended; sign in again."),
        "sign-in": QT_TRANSLATE_NOOP(
            "Engine", "You were not let in; look at what you entered and try again."
        ),
        "not-proven": QT_TRANSLATE_NOOP(
            "Engine", "That did not prove that it is you; look at what you entered and try again."
        ),
        "password": QT_TRANSLATE_NOOP(
            "Engine", "This password will not do; choose a longer one that is not so well known."
        ),
        "used-or-old": QT_TRANSLATE_NOOP(
            "Engine", "This was used already, or is too old; begin again."
        ),
        "blocked": QT_TRANSLATE_NOOP(
            "Engine", "Your account is blocked for a time; ask an admin of your organisation."
        ),
        "forbidden": QT_TRANSLATE_NOOP(
            "Engine",
            "Your role may not do this; ask an admin of your organisation for another role, or to "
            "do it.",
        ),
        "last-admin": QT_TRANSLATE_NOOP(
            "Engine", "An organisation keeps one admin; make somebody else one first."
        ),
        "unknown": QT_TRANSLATE_NOOP("Engine", "There is no such thing any more; look again."),
        "conflict": QT_TRANSLATE_NOOP(
            "Engine", "It was changed meanwhile; look at it again and repeat what you did."
        ),
        "daily": QT_TRANSLATE_NOOP(
            "Engine", "Daily does not answer as it should; talkback is away until it does."
        ),
        "other-service": QT_TRANSLATE_NOOP(
            "Engine", "The other service does not answer as it should; sign in another way."
        ),
    }
)
"""What each code of ``studio/backend`` means to a person; a test holds them complete."""


def refusal_said(reason: str, code: str) -> str:
    """Return a refusal in the window's language; in English only where nothing of it is known.

    GUI thread.
    """
    told = said(reason)
    if told != reason or code not in CODES:
        return told
    general = translate("Engine", CODES[code])
    # Where the window speaks English, the sentence itself is English, and tells more.
    return reason if general == CODES[code] else general
