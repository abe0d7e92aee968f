"""What may go wrong in the engine, as its sentences say it; ``ui/said.py`` finds them.

One whose fixed words are a part of another's stands after it.
"""

from ui.language import QT_TRANSLATE_NOOP

FAULTS = (
    QT_TRANSLATE_NOOP(
        "Engine",
        "The show goes live in its event: do that under Event in the window, which brings the key.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Your role in this event does not go live; ask an admin of your organisation for another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Your role in this event does not rehearse; ask an admin of your organisation for another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Your role in this event does not switch scenes; ask an admin of your organisation for "
        "another.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The show is live in {name}; leave the air first."),
    QT_TRANSLATE_NOOP("Engine", 'It has no "{name}" to set.'),
    QT_TRANSLATE_NOOP(
        "Engine", 'Its "{name}" cannot be set to {value}; see whether it is automatic.'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A picture of this source cannot be converted; choose another format."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There is no file {path}; correct the path in the show or put the file there."
    ),
    QT_TRANSLATE_NOOP("Engine", "The sound of {path} cannot be decoded; convert it to AAC in MP4."),
    QT_TRANSLATE_NOOP("Engine", "The picture {path} cannot be read; let this user read it."),
    QT_TRANSLATE_NOOP(
        "Engine", "The SVG cannot be drawn; open it in a browser to see what is wrong with it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Text cannot be drawn, as the typeface {family} is missing; set the studio up again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        'A source of the show hears what "{name}" plays, so it would feed back; choose '
        "other headphones, or another microphone.",
    ),
    QT_TRANSLATE_NOOP("Engine", 'A feed begins with {kinds}; "{scheme}" is none of them.'),
    QT_TRANSLATE_NOOP("Engine", "The feed's URL names no {what}; add it."),
    QT_TRANSLATE_NOOP(
        "Engine", "The feed's URL cannot be read; write it like rtsp://192.168.1.20:554/stream."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate of {origin} is not to be trusted ({reason}); give the camera a valid one.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "A feed is reached by TLS 1.2 or later with a verified name, or not at all."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "No picture comes from {origin}; see to the camera and its network."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The feed asks for a kind of login that is not known; choose Digest on it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "Another program came to the relay of a feed; start the source again."
    ),
    QT_TRANSLATE_NOOP("Engine", "This feed's reader failed; start the show again."),
    QT_TRANSLATE_NOOP(
        "Engine", "What comes to {origin} is no MPEG-TS with pictures; set its sender to that."
    ),
    QT_TRANSLATE_NOOP("Engine", "No picture comes to {origin}; start its sender."),
    QT_TRANSLATE_NOOP("Engine", "A page of {path} cannot be drawn; export the slides again."),
    QT_TRANSLATE_NOOP("Engine", "Page {page} of {path} is empty; leave it out."),
    QT_TRANSLATE_NOOP("Engine", "The screen gives no picture any more; see whether it is frozen."),
    QT_TRANSLATE_NOOP("Engine", "There is no screen to show here; name a display in the show."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "On this system the studio cannot tell windows apart yet, so it shows no screen "
        'unless you say that all of it may be seen: safety = "all", and no window.',
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Wayland shows no program the screen; sign in to an X11 session to share it, or "
        "name an X display in the show.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The screen {name} does not open or its area lies outside; switch it on, or name another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The area lies outside the screen, which has {size} pixels; choose one inside."
    ),
    QT_TRANSLATE_NOOP("Engine", "The screen {name} does not open; switch it on, or name another."),
    QT_TRANSLATE_NOOP(
        "Engine", "PortAudio does not start; see whether the system's sound works at all."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no PortAudio on this system, so no microphone can be heard; install it "
        "(Debian: libportaudio2) and start the studio again.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "There is no graphic {path}; correct the path or put the file there."
    ),
    QT_TRANSLATE_NOOP("Engine", "The graphic {path} is over {most} MB."),
    QT_TRANSLATE_NOOP("Engine", "The graphic {path} cannot be read; save it as SVG in UTF-8."),
    QT_TRANSLATE_NOOP(
        "Engine", "The graphic cannot be drawn here; make it simpler, or save it as PNG."
    ),
    QT_TRANSLATE_NOOP("Engine", "No process can be begun that draws; end other programs."),
    QT_TRANSLATE_NOOP(
        "Engine", "The screen {name} does not answer; switch it on, or name another."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The area lies outside of the screen {name}; give one that lies on it."
    ),
    QT_TRANSLATE_NOOP("Engine", "The screen {name} has {depth} bits a pixel; set it to 24."),
    QT_TRANSLATE_NOOP(
        "Engine", "None of the windows that may be seen is open ({names}); open one of them."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", 'The window "{window}" is closed or minimised; open it, and it is back here.'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The stream key is empty; copy it from where the ingest was set up."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The show is on air or recorded; leave the air and stop recording first."
    ),
    QT_TRANSLATE_NOOP("Engine", "A mix takes at most {most} s."),
    QT_TRANSLATE_NOOP("Engine", 'There are no slides "{name}".'),
    QT_TRANSLATE_NOOP("Engine", 'There is no scene "{name}"; the show has {names}.'),
    QT_TRANSLATE_NOOP("Engine", 'There is no source "{name}"; the show has {names}.'),
    QT_TRANSLATE_NOOP("Engine", 'There is no destination "{name}"; the show has {names}.'),
    QT_TRANSLATE_NOOP("Engine", 'There is no camera "{name}" in the show; name one that is.'),
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no stream key for {name}; give it in the window, or name one with "
        "--key-from {option} when starting the studio.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no stream key; give it under First steps in the window, or name one "
        "with --key-from when starting the studio.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The show is sent to {name}; leave it first."),
    QT_TRANSLATE_NOOP("Engine", "The show goes to {most} destinations at most; leave one first."),
    QT_TRANSLATE_NOOP("Engine", "The show is not sent to {name}."),
    QT_TRANSLATE_NOOP("Engine", "The show is not live."),
    QT_TRANSLATE_NOOP("Engine", "A line by WHIP cannot be measured; try it with a rehearsal."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The show names no destination; add a [[destination]] to it, or start the studio "
        "with --live URL.",
    ),
    QT_TRANSLATE_NOOP("Engine", 'There are no pictures of "{name}".'),
    QT_TRANSLATE_NOOP("Engine", "Devices are being looked for already; wait for it."),
    QT_TRANSLATE_NOOP("Engine", "A check is being made already; wait for it."),
    QT_TRANSLATE_NOOP("Engine", "The disk is too slow to save now; try again in a moment."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The studio is still ending and beginning what was asked for before; "
        "try again in a moment.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Headphones go from {least} dB, silence, to +{most} dB."),
    QT_TRANSLATE_NOOP("Engine", "More than {most} feeds are watched; close a window."),
    QT_TRANSLATE_NOOP("Engine", "The show is being recorded already."),
    QT_TRANSLATE_NOOP("Engine", "Nothing is being recorded."),
    QT_TRANSLATE_NOOP("Engine", "There is no room for pictures in {folder} ({reason}); make some."),
    QT_TRANSLATE_NOOP("Engine", 'There is no sound of "{name}".'),
    QT_TRANSLATE_NOOP("Engine", "A fader goes from {least} dB, which is silence, to +{most} dB."),
    QT_TRANSLATE_NOOP("Engine", "A delay goes from 0 to {most} ms."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no {label} encoder in this build of PyAV; install the one that the "
        "studio's lock file names.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "There is no {codec} encoder: this build of PyAV lacks {label}; install the one "
        "that the studio's lock file names.",
    ),
    QT_TRANSLATE_NOOP("Engine", "x264 encodes since the engine was lost."),
    QT_TRANSLATE_NOOP("Engine", "{encoder} has proved itself: {ms} ms a picture."),
    QT_TRANSLATE_NOOP("Engine", "There is no encoder on a device; x264 encodes."),
    QT_TRANSLATE_NOOP("Engine", "{encoder} does not open ({reason}); x264 encodes."),
    QT_TRANSLATE_NOOP("Engine", "{encoder} {why}; x264 encodes."),
    QT_TRANSLATE_NOOP("Engine", "The ingest does not answer."),
    QT_TRANSLATE_NOOP("Engine", "The ingest refused at {step} with {reason}."),
    QT_TRANSLATE_NOOP("Engine", "The ingest takes no {codec}."),
    QT_TRANSLATE_NOOP("Engine", "The ingest sends the studio elsewhere."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate of {host} has another key than the pin says; nothing was sent. "
        "Ask whoever runs it whether its key was changed, and change the pin if so.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The certificate of {host} is verified but not the one that was pinned; nothing "
        "was sent. Ask whoever runs it, or correct the pin.",
    ),
    QT_TRANSLATE_NOOP("Engine", "The certificate of {host} is for another name; check the host."),
    QT_TRANSLATE_NOOP("Engine", "The encrypted connection to {host} broke; connecting again."),
    QT_TRANSLATE_NOOP("Engine", "The connection to {address} failed; check the network."),
    QT_TRANSLATE_NOOP(
        "Engine", "The certificate of {host} is self-signed; have its authority installed here."
    ),
    QT_TRANSLATE_NOOP("Engine", "The host {host} is not found; check its name and the network."),
    QT_TRANSLATE_NOOP(
        "Engine", "The certificate of {host} has expired; whoever runs it must renew it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The certificate of {host} is not valid yet; check the clock of this machine."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The certificate of {host} is from no known authority; nothing was sent."
    ),
    QT_TRANSLATE_NOOP("Engine", "The ingest ended the connection."),
    QT_TRANSLATE_NOOP("Engine", "Publishing ended by a fault of the studio's own ({kind})."),
    QT_TRANSLATE_NOOP(
        "Engine", "The stream key is empty, or holds characters that no stream key has."
    ),
    QT_TRANSLATE_NOOP("Engine", "The stream key is longer than any stream key is."),
    QT_TRANSLATE_NOOP("Engine", "The certificate's key is not the one that was agreed on."),
    QT_TRANSLATE_NOOP("Engine", "The ingest takes nothing any more."),
    QT_TRANSLATE_NOOP(
        "Engine", "An ingest is spoken to by TLS 1.2 or newer with a verified name, or not at all."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording in {folder} ended ({reason}); what was recorded until then is "
        "kept; choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The recording ended because {folder} is full; what was recorded until then is "
        "kept; make room and start another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The recording ended because {folder} is full; make room and start another."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "No recording can be made in {folder} ({reason}); choose another folder."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The encoder names no H.264 profile, so WHIP cannot offer its pictures."
    ),
    QT_TRANSLATE_NOOP("Engine", "The server answered with an address that is none."),
    QT_TRANSLATE_NOOP("Engine", "The process that publishes by WHIP has ended; starting it again."),
    QT_TRANSLATE_NOOP("Engine", "WHIP is sent H.264 and Opus; leave codec and audio out."),
    QT_TRANSLATE_NOOP("Engine", "There is no show file {path}; name one that exists."),
    QT_TRANSLATE_NOOP("Engine", "The show file {path} cannot be read as UTF-8 text."),
    QT_TRANSLATE_NOOP("Engine", "There is no folder {folder}; name it from the root."),
    QT_TRANSLATE_NOOP("Engine", "None of {names} is in {folder} or below it; name another folder."),
    QT_TRANSLATE_NOOP(
        "Engine", "The show cannot be saved as {path} ({reason}); save it elsewhere."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The endpoint's answer names no address that media could go to by UDP."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The endpoint takes no {what} as they were offered; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP("Engine", "The endpoint takes no {what}; ask whoever runs it."),
    QT_TRANSLATE_NOOP(
        "Engine", "The endpoint's answer names no way for the media; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The endpoint's answer names a certificate that is none; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The endpoint's answer leaves open how to encrypt; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP("Engine", "The endpoint's answer cannot be read; ask whoever runs it."),
    QT_TRANSLATE_NOOP("Engine", "Whether {host} may be reached is not answered; trying again."),
    QT_TRANSLATE_NOOP("Engine", "The receiver is not reached by UDP; check the firewall."),
    QT_TRANSLATE_NOOP(
        "Engine", "The receiver's encryption is not the one that it announced; trying again."
    ),
    QT_TRANSLATE_NOOP("Engine", "The receiver ended the publication; connecting again."),
    QT_TRANSLATE_NOOP("Engine", "The way to the receiver broke; connecting again."),
    QT_TRANSLATE_NOOP("Engine", "There is nothing to publish with; please report this."),
    QT_TRANSLATE_NOOP("Engine", "Nothing comes back from the receiver any more; connecting again."),
    QT_TRANSLATE_NOOP(
        "Engine", "The receiver gets nothing of what is sent any more; connecting again."
    ),
    QT_TRANSLATE_NOOP("Engine", "The backend does not answer ({why}); try again later."),
    QT_TRANSLATE_NOOP(
        "Engine", "The backend answers with something else than it should; update it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The upload was ended; what came is kept, and it goes on from there."
    ),
    QT_TRANSLATE_NOOP("Engine", "The backend does not say how far an upload has come; update it."),
    QT_TRANSLATE_NOOP("Engine", "What is uploaded became shorter meanwhile; begin again."),
    QT_TRANSLATE_NOOP("Engine", "The backend refuses ({status})."),
    QT_TRANSLATE_NOOP("Engine", "A chapter's title has at most {most} characters."),
    QT_TRANSLATE_NOOP("Engine", "A recording is in escrow with {most} keys at most; name fewer."),
    QT_TRANSLATE_NOOP("Engine", "{folder} is no whole path; give that of a folder."),
    QT_TRANSLATE_NOOP("Engine", "It is the first folder; name one on another disk."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "A brace is not closed; write {show}, {date}, {time}, {part} or {track}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no {field} for a recording's name; use {known}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Not every disk takes {wrong} in a name; use letters, digits, spaces and _.-().",
    ),
    QT_TRANSLATE_NOOP("Engine", "Keep what stands between the fields to {most} characters."),
    QT_TRANSLATE_NOOP(
        "Engine", "A recording's name begins and ends with a letter, a digit or a field."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} holds a key to which nothing can be sealed; make a pair with: {command}.",
    ),
    QT_TRANSLATE_NOOP("Engine", "A replay runs at {slowest} to {fastest} times its speed."),
    QT_TRANSLATE_NOOP("Engine", "Replays are still being saved; wait a moment."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{name} is being recorded, or in the trash; upload it when it is neither.",
    ),
)
