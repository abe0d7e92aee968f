"""Why the engine has gone, or came back, or makes the picture it makes, as ``ui/said.py`` finds it.

The first few are the window's own; the rest says the engine as it ends, and the supervisor.
"""

from ui.language import QT_TRANSLATE_NOOP

ENDS = (
    QT_TRANSLATE_NOOP("Engine", "The engine has gone."),
    QT_TRANSLATE_NOOP(
        "Engine", "The engine speaks another version's language: close this window, reopen."
    ),
    QT_TRANSLATE_NOOP("Engine", "The engine does not take commands any more."),
    QT_TRANSLATE_NOOP("Engine", "The engine does not answer."),
    QT_TRANSLATE_NOOP("Engine", "A part of the engine failed."),
    QT_TRANSLATE_NOOP("Engine", "Nobody watched, and the show was neither live nor recorded."),
    QT_TRANSLATE_NOOP("Engine", "The engine's session failed."),
    QT_TRANSLATE_NOOP("Engine", "The show was stopped."),
    QT_TRANSLATE_NOOP("Engine", "The studio was asked to end."),
    QT_TRANSLATE_NOOP("Engine", "The time that the show was given is over."),
    QT_TRANSLATE_NOOP("Engine", "it has been silent for {seconds} s."),
    QT_TRANSLATE_NOOP("Engine", "it says nothing."),
    QT_TRANSLATE_NOOP("Engine", "a part of it failed ({what})."),
    QT_TRANSLATE_NOOP("Engine", "it was ended by signal {number}."),
    QT_TRANSLATE_NOOP("Engine", "it was ended by {signal}."),
    QT_TRANSLATE_NOOP("Engine", "it ended with status {code}."),
    QT_TRANSLATE_NOOP("Engine", "kept over the restart"),
    QT_TRANSLATE_NOOP("Engine", "given by the show"),
    QT_TRANSLATE_NOOP("Engine", "measured: encoding takes {share} of one core"),
    QT_TRANSLATE_NOOP("Engine", "measured: encoding takes {share} of {count} cores"),
    QT_TRANSLATE_NOOP("Engine", "the smallest; even this takes {share} of one core"),
    QT_TRANSLATE_NOOP("Engine", "the smallest; even this takes {share} of {count} cores"),
)
