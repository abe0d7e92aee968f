"""What the account's process and the backend say, as ``ui/said.py`` finds it."""

from ui.language import QT_TRANSLATE_NOOP

ACCOUNT = (
    QT_TRANSLATE_NOOP("Engine", "The backend cannot be asked in your name now; look under Event."),
    QT_TRANSLATE_NOOP(
        "Engine", "The other service did not let you in; sign in again, or by password."
    ),
    QT_TRANSLATE_NOOP("Engine", "Signing in was given up."),
    QT_TRANSLATE_NOOP("Engine", "Nobody came back from the browser; sign in again."),
    QT_TRANSLATE_NOOP("Engine", "Nobody is signed in yet; sign in first, or wait a moment."),
    QT_TRANSLATE_NOOP("Engine", "There is no such event any more; choose another one."),
    QT_TRANSLATE_NOOP("Engine", "No event is chosen; choose one first."),
    QT_TRANSLATE_NOOP("Engine", "Your session has ended; sign in again."),
    QT_TRANSLATE_NOOP("Engine", "No code is asked for now; sign in first."),
    QT_TRANSLATE_NOOP("Engine", "Nobody is signed in."),
    QT_TRANSLATE_NOOP("Engine", "The show is live in the event already; leave the air first."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The account cannot be kept in {folder}; make room there, or sign in again at the next "
        "start.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The studio is still asking the backend; try again in a moment."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Your role does not go live; ask an admin of your organisation for another, or somebody "
        "else to go live.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The event is under an embargo until later; rehearse until then."),
    QT_TRANSLATE_NOOP("Engine", "The event goes live with a second person's go; ask for it."),
    QT_TRANSLATE_NOOP("Engine", "The event waits for a second person's go."),
    QT_TRANSLATE_NOOP(
        "Engine", "The backend does not answer ({why}); look at the network and try again."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The backend speaks another version's language; update the studio."
    ),
    QT_TRANSLATE_NOOP("Engine", "The engine is being brought back."),
    # The backend's own.
    QT_TRANSLATE_NOOP(
        "Engine", "This is not the right address or password; ask for a new one if need be."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "This code is wrong, too old or used; take the next one that is shown."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Nobody here signs in by this account yet: sign in with your password and link it, or "
        "accept an invitation by it.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Who asks for a go does not give it; another person does."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No ingest server in the EU answers now, and the event stays in the EU; try again in a "
        "moment.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "No ingest server in the US answers now, and the event stays in the US; try again in a "
        "moment.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The customer demands that everything stays in the EU."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "A customer in the EU keeps everything in the EU unless they said otherwise.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Where the customer is at home is not known, so everything stays in the EU.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The stream comes from the US and stays there."),
    QT_TRANSLATE_NOOP("Engine", "The stream comes from the EU and stays there."),
    QT_TRANSLATE_NOOP("Engine", "Where the stream comes from is not known, so it stays in the EU."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "A backend on another machine is reached by https:// alone; write it as https://host.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The backend's address is more or less than a host; write it as https://host.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The backend's address is no URL; write it as https://host."),
)
