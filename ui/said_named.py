"""Sentences of the engine that begin with a name, or are told of a show; ``ui/said.py`` finds them.

One whose fixed words are a part of another's stands after it.
"""

from ui.language import QT_TRANSLATE_NOOP

NAMED = (
    QT_TRANSLATE_NOOP(
        "Engine",
        "{name} gives {mode} pictures a second, the nearest that it has to {wish}; choose one "
        "of its own modes.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", '{name} gives no {format}; it has {formats}: choose one, or "{best}".'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{path} holds no picture that can be decoded; convert it to H.264 in MP4."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{path} ends after {seconds} s instead of {whole} s; copy it again from where it came.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{path} has played to its end."),
    QT_TRANSLATE_NOOP(
        "Engine", "{path} is no media file that can be read; open it in a player to see why."
    ),
    QT_TRANSLATE_NOOP("Engine", "{path} holds neither pictures nor sound; choose another file."),
    QT_TRANSLATE_NOOP("Engine", "{path} is no picture that can be read; save it as PNG or JPEG."),
    QT_TRANSLATE_NOOP("Engine", "{path} is wider or higher than {most} pixels; make it smaller."),
    QT_TRANSLATE_NOOP("Engine", "{path} has {count} pages; there is no page {page}."),
    QT_TRANSLATE_NOOP("Engine", "{path} is protected by a password; save it as PDF without one."),
    QT_TRANSLATE_NOOP("Engine", "{path} cannot be read as a PDF; export the slides again."),
    QT_TRANSLATE_NOOP("Engine", "{path} cannot be read; let this user read it."),
    QT_TRANSLATE_NOOP("Engine", '"{name}" has {count} inputs; choose channels up to that.'),
    QT_TRANSLATE_NOOP("Engine", "{name} is no screen of this machine; name one as :0 is named."),
    QT_TRANSLATE_NOOP(
        "Engine", "{origin} offers no TLS of version 1.2 or later; update the camera."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{origin} is not on a local network and would be reached unencrypted; use TLS."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{origin} does not answer; switch the camera on, or correct the address in the show.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{origin} sends from place to place; correct the address."),
    QT_TRANSLATE_NOOP("Engine", "{origin} answers {status}; correct the address in the show."),
    QT_TRANSLATE_NOOP("Engine", "{origin} answers {status}; correct the path in the show."),
    QT_TRANSLATE_NOOP("Engine", "{origin} sends damaged pictures only; restart the camera."),
    QT_TRANSLATE_NOOP("Engine", "{origin} sends to a place that is no feed; correct the address."),
    QT_TRANSLATE_NOOP(
        "Engine", "{origin} sends no JPEG pictures ({kind}); correct the address in the show."
    ),
    QT_TRANSLATE_NOOP("Engine", "{origin} broke off; see to the camera and its network."),
    QT_TRANSLATE_NOOP("Engine", "{origin} broke off; see to the camera."),
    QT_TRANSLATE_NOOP("Engine", "{origin} does not speak HTTP; correct the address in the show."),
    QT_TRANSLATE_NOOP("Engine", "{origin} does not take the user name and password; correct them."),
    QT_TRANSLATE_NOOP(
        "Engine", "{origin} sends nothing that can be shown ({codec}); choose H.264 on it."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{origin} sends elsewhere, where it is not followed; enter the final address in the show.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} cannot be listened on; choose an address of this machine and a port that no "
        "other program uses.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", '"{name}" is no microphone of this show; name one, or none for all.'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{name} has nothing that can be set now; see whether it is plugged in."
    ),
    QT_TRANSLATE_NOOP("Engine", '{name} has no "{control}" to set; it has {controls}.'),
    QT_TRANSLATE_NOOP("Engine", "{name} goes from {least} to {most}, not to {value}."),
    QT_TRANSLATE_NOOP("Engine", "{name} is one of {choices}, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "{path} is no whole path; name the file from the root."),
    QT_TRANSLATE_NOOP("Engine", "{name} is opened."),
    QT_TRANSLATE_NOOP("Engine", "{path} holds no certificate authority; name a PEM file."),
    QT_TRANSLATE_NOOP("Engine", "{line} names no line."),
    QT_TRANSLATE_NOOP("Engine", "{encoder} refuses {size} at {rate} pictures a second."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} is not on a local network and rtmp:// is not encrypted; use rtmps://."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} takes no {codec}; choose another codec for it."),
    QT_TRANSLATE_NOOP("Engine", "{place} takes no {codec}; it is sent {other} instead."),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the application ({code}); check the destination."),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the application; check the destination."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} hangs up when told the application; check the destination."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} hangs up when told the stream key; check the key."),
    QT_TRANSLATE_NOOP("Engine", "{place} hangs up at once; check host, port and rtmp or rtmps."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} accepts the connection and stays silent; check the port, or ask whoever runs it.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} offers no TLS 1.2 or newer; nothing was sent."),
    QT_TRANSLATE_NOOP("Engine", "{place} does not speak TLS; check the port."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} refuses the stream key ({code}): it is wrong, or somebody is publishing with "
        "it already.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} does not answer; check the network and the host."),
    QT_TRANSLATE_NOOP("Engine", "{place} cannot be reached; check the network."),
    QT_TRANSLATE_NOOP("Engine", "{place} does not speak RTMP; check host and port."),
    QT_TRANSLATE_NOOP("Engine", "{place} ended the stream ({code}); ask whoever runs it."),
    QT_TRANSLATE_NOOP("Engine", "{place} ended the stream; ask whoever runs it."),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the stream ({code}); check the stream key."),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the stream; check the stream key."),
    QT_TRANSLATE_NOOP("Engine", "{place} sends the studio on and on; ask whoever runs it."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} sends the studio to {other} without encryption, where it does not go; ask "
        "whoever runs it.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} sends the studio to what is no ingest; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP("Engine", "{fault} Start it again, and please report this."),
    QT_TRANSLATE_NOOP("Engine", "{place} takes the offer and stays silent; ask whoever runs it."),
    QT_TRANSLATE_NOOP("Engine", "{place} does not speak HTTP as it should; check the destination."),
    QT_TRANSLATE_NOOP("Engine", "{place} hangs up before it has answered; check the destination."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} hangs up before anything was sent; it may offer no TLS 1.2 or newer, or not be "
        "an HTTPS port.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} refuses the stream key; check the key, and that it may publish there."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the stream key; check the key."),
    QT_TRANSLATE_NOOP("Engine", "{place} has nothing at that address; check the destination."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} takes no WHIP offer at that address; check the destination."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} takes no offer at that address; check the destination."),
    QT_TRANSLATE_NOOP("Engine", "{place} cannot answer by WHIP; check the destination."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{place} says that somebody is publishing there already; stop that, or use another key.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} says that the address is no longer in use; check the destination."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} cannot use H.264 with Opus as it was offered; ask whoever runs it."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} asks for fewer attempts; waiting a little longer."),
    QT_TRANSLATE_NOOP("Engine", "{place} redirects on and on; ask whoever runs it."),
    QT_TRANSLATE_NOOP("Engine", "{place} refuses the offer ({status}); check the destination."),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} redirects by an address that is not https; nothing was sent."
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{place} names its session by an address that is not https; nothing was sent."
    ),
    QT_TRANSLATE_NOOP("Engine", "{place} is busy or broken ({status}); trying again."),
    QT_TRANSLATE_NOOP("Engine", "{path} is over {most} MB, so it is no show file."),
    QT_TRANSLATE_NOOP(
        "Engine", "{path} holds too many files to look through; name one further down."
    ),
    QT_TRANSLATE_NOOP("Engine", '"{text}" is no time; write it as 500ms, 1.5s or 2min.'),
    QT_TRANSLATE_NOOP("Engine", '"{text}" is longer than a day.'),
    QT_TRANSLATE_NOOP(
        "Engine",
        '"{text}" is no house format; write "auto", or 1280x720 or 1920x1080 with @25, @30, '
        '@50, @59.94 or @60, as "1280x720@30".',
    ),
    QT_TRANSLATE_NOOP("Engine", '"{name}" is a track already; name it once.'),
    QT_TRANSLATE_NOOP("Engine", '"{name}" is in this bus already; name it once.'),
    QT_TRANSLATE_NOOP("Engine", 'There are two {many} named "{name}".'),
    QT_TRANSLATE_NOOP("Engine", 'There is no source named "{name}"; the show has {names}.'),
    QT_TRANSLATE_NOOP("Engine", 'There is no scene named "{name}"; the show has {names}.'),
    QT_TRANSLATE_NOOP(
        "Engine", "A microphone has no picture; name it in tracks under [recording]."
    ),
    QT_TRANSLATE_NOOP("Engine", "The show has no scene; add one with [[scene]]."),
    QT_TRANSLATE_NOOP("Engine", "A show has {most} sound buses at most; remove one."),
    QT_TRANSLATE_NOOP(
        "Engine", "A window is shown whole; leave it out, and crop the item in its scene."
    ),
    QT_TRANSLATE_NOOP("Engine", "A window is shown alone already; leave out safety and allow."),
    QT_TRANSLATE_NOOP("Engine", 'Say which windows may be seen, as allow = ["Slides"].'),
    QT_TRANSLATE_NOOP(
        "Engine", 'This list holds with safety = "only"; set that, or remove the list.'
    ),
    QT_TRANSLATE_NOOP("Engine", "An empty name would be that of every window; name one."),
    QT_TRANSLATE_NOOP("Engine", "The crop leaves nothing of the source."),
    QT_TRANSLATE_NOOP("Engine", 'No destination is the primary; give one role = "primary".'),
    QT_TRANSLATE_NOOP(
        "Engine", "There are {count} extra destinations; {most} is the most there can be."
    ),
    QT_TRANSLATE_NOOP("Engine", "Only the backup can be a standby."),
    QT_TRANSLATE_NOOP("Engine", "A pin needs TLS; write the url as rtmps://."),
    QT_TRANSLATE_NOOP(
        "Engine", 'Besides "{name}", this is the {role} as well; give it role = "extra".'
    ),
    QT_TRANSLATE_NOOP(
        "Engine", 'The primary is in zone "{zone}" as well; choose a backup in another one.'
    ),
    QT_TRANSLATE_NOOP("Engine", "Keep what stands between the fields to {most} characters."),
    QT_TRANSLATE_NOOP(
        "Engine", "A recording's name begins and ends with a letter, a digit or a field."
    ),
)
