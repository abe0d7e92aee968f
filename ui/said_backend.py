"""What the backend says of events and of signing in, as ``ui/said.py`` finds it."""

from ui.language import QT_TRANSLATE_NOOP

BACKEND = (
    QT_TRANSLATE_NOOP("Engine", "An event has a name of one line, at most {most} characters long."),
    QT_TRANSLATE_NOOP("Engine", "An event ends after it begins."),
    QT_TRANSLATE_NOOP("Engine", "An event lasts 31 days at most; make one for each part."),
    QT_TRANSLATE_NOOP("Engine", "An embargo ends before the event does."),
    QT_TRANSLATE_NOOP("Engine", "Nobody asks for a go, or it was given already."),
    QT_TRANSLATE_NOOP("Engine", "The event needs no go, or has one already."),
    QT_TRANSLATE_NOOP("Engine", "There is no such key, or it has ended; ask for another one."),
    QT_TRANSLATE_NOOP("Engine", "There is no such event."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The event was changed meanwhile (revision {revision}); look at it again and repeat what "
        "you did.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The event was changed meanwhile; look at it again before deleting it."
    ),
    QT_TRANSLATE_NOOP("Engine", "It is not deleted; look for it among the others."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "It was deleted over a month ago, so it is being erased and cannot be had back.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There is nothing of this name that was deleted; look at the list again."
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no such person any more."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "This was used already, or is too old; begin again, or ask for a new letter.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Sign in first: nobody is signed in with this token any more."),
    QT_TRANSLATE_NOOP("Engine", "There is no such session, or it has ended already."),
    QT_TRANSLATE_NOOP(
        "Engine", "No organisation lists you any more; ask an admin of yours to invite you."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Your account is blocked until {time} UTC: {reason} Ask an admin of your organisation.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Too many people sign in at this moment; try again in a few seconds.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There is no such issuer here; choose one of those that are listed."
    ),
    QT_TRANSLATE_NOOP("Engine", "This attempt was used already, or is too old; begin anew."),
)
