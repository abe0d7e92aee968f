"""What is said of talkback: by the link, by the backend's calls and by the routing of both."""

from ui.language import QT_TRANSLATE_NOOP

TALK = (
    QT_TRANSLATE_NOOP("Engine", "Sign in again to be in this call."),
    QT_TRANSLATE_NOOP("Engine", "The connection to the call was lost; it is made again."),
    QT_TRANSLATE_NOOP("Engine", "The backend tells something else than it should ({what})."),
    QT_TRANSLATE_NOOP(
        "Engine", "You may not be in this event's call; ask an admin of your organisation."
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no such event any more."),
    QT_TRANSLATE_NOOP("Engine", "The backend answers with {status}; it is tried on."),
    QT_TRANSLATE_NOOP("Engine", "Your session was ended; sign in again."),
    QT_TRANSLATE_NOOP(
        "Engine", "The connection to the call was lost before it was answered; try again."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There is no connection to the call now; it is made again by itself."
    ),
    QT_TRANSLATE_NOOP("Engine", 'There is no line "{line}" in this call.'),
    QT_TRANSLATE_NOOP("Engine", "This line is not open to you now; ask a producer to open it."),
    QT_TRANSLATE_NOOP("Engine", "You are in no call; choose an event first."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Keys are heard behind other windows on X11 alone; here they work in this window.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The key {key} is not heard behind other windows; choose an F key."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Another program hears the key {key} already; choose another one under Keys."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A talk key went up, as this window stood still for a moment; press it again."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "A talk key went up, as its line was closed to you, or who it leads to has left; "
        "see who is there.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A talk key went up, as it was down for ten minutes; press it again."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The system's sound library does not let go of a device; "
        "the talk link begins anew by itself.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Echo cancellation does not work here; switch it off, and use headphones."
    ),
    QT_TRANSLATE_NOOP("Engine", "Echo cancellation failed; switch it off, and use headphones."),
    QT_TRANSLATE_NOOP("Engine", "The voice cannot be coded; choose another microphone."),
    QT_TRANSLATE_NOOP("Engine", "No sound comes from there, although a key is down."),
    QT_TRANSLATE_NOOP("Engine", "A signal goes to somebody else."),
    QT_TRANSLATE_NOOP("Engine", "There is no station {station} in the call."),
    QT_TRANSLATE_NOOP(
        "Engine", "A presenter gives no cues and writes on nobody's screen; call a producer."
    ),
    QT_TRANSLATE_NOOP("Engine", "Nobody listens to the line {line} whom you may signal."),
    QT_TRANSLATE_NOOP("Engine", "The line {line} is not open to you; ask a producer to open it."),
    QT_TRANSLATE_NOOP("Engine", "A presenter calls the crew, and no other presenter."),
    QT_TRANSLATE_NOOP("Engine", "{name} is in another room; ask a producer."),
    QT_TRANSLATE_NOOP("Engine", "Announcements reach everybody; that is not closed to anyone."),
    QT_TRANSLATE_NOOP("Engine", "The programme is dimmed by {steps} dB or cut."),
    QT_TRANSLATE_NOOP("Engine", "There is no line {line}."),
    QT_TRANSLATE_NOOP("Engine", "Too many stations have a dim of their own."),
    QT_TRANSLATE_NOOP("Engine", "A matrix has {count} crosspoints at most; close some first."),
    QT_TRANSLATE_NOOP("Engine", "An event has {count} party lines at most."),
    QT_TRANSLATE_NOOP("Engine", "A presenter speaks privately to nobody; answer on your own IFB."),
    QT_TRANSLATE_NOOP(
        "Engine", "Nobody listens to the room {room} from outside; move the station there."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A presenter has no part in another one's IFB; use a party line or a room."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A private line is heard by the one it leads to, and by nobody else."
    ),
    QT_TRANSLATE_NOOP("Engine", "A private line leads to somebody else; answer on your own IFB."),
    QT_TRANSLATE_NOOP(
        "Engine", "Only who is in the room {room} speaks on its line; move the station there."
    ),
    QT_TRANSLATE_NOOP("Engine", "This role takes no part in an event's talkback."),
    QT_TRANSLATE_NOOP("Engine", "Only producers and admins speak to everybody."),
    QT_TRANSLATE_NOOP("Engine", "This station came in anew."),
    QT_TRANSLATE_NOOP("Engine", "Nothing was heard for too long."),
    QT_TRANSLATE_NOOP(
        "Engine", "Somebody else is the station {station} already; take another name."
    ),
    QT_TRANSLATE_NOOP("Engine", "A call has {count} stations at most."),
    QT_TRANSLATE_NOOP("Engine", "A call has {count} rooms at most; call some people back first."),
    QT_TRANSLATE_NOOP(
        "Engine", "Somebody else changed the matrix (revision {revision}); look again."
    ),
    QT_TRANSLATE_NOOP("Engine", "The session has ended."),
    QT_TRANSLATE_NOOP("Engine", "The talk link has gone, and is begun again."),
    QT_TRANSLATE_NOOP(
        "Engine", "Nobody carries the talkback of this studio; start the studio again."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "This station is in the call from elsewhere; sign in again to be in it here."
    ),
    QT_TRANSLATE_NOOP("Engine", "A seat in Daily's room is asked for."),
    QT_TRANSLATE_NOOP("Engine", "Daily did not take this seat; it is asked for anew."),
    QT_TRANSLATE_NOOP(
        "Engine", "Daily is not reached; talkback is away until it is, or somebody decides."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Daily's server cannot prove that it is Daily; nothing was sent to it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The backend names a room that is none of Daily's; nothing is sent."
    ),
    QT_TRANSLATE_NOOP("Engine", "The seat in this room was taken away; it is asked for anew."),
    QT_TRANSLATE_NOOP("Engine", "The way to Daily cannot begin ({what}); close something."),
    QT_TRANSLATE_NOOP("Engine", "The way to Daily hung, and is made again."),
    QT_TRANSLATE_NOOP(
        "Engine", "This backend has no account with Daily; no seat there can be had."
    ),
)
