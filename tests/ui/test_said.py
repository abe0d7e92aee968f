"""The engine's sentences in the window's language."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.backend.errors import BackendError
from studio.backend.http.refusals import INVALID_CODE
from studio.readiness import Facts, NetworkFacts, PowerFacts, findings
from studio.supervisor.children import how_it_ended
from ui.language import Speaker
from ui.model.engine_link import MANNERS
from ui.said import deed_said, said
from ui.said_refusals import CODES, refusal_said

_ROOT = Path(__file__).resolve().parents[2]
_JUDGING = _ROOT / "studio" / "readiness" / "judging.py"
_TOLD = (
    "capture", "studio/account", "studio/client", "studio/engine", "studio/links",
    "studio/output/_encode_audio.py", "studio/output/_video_coder.py", "studio/output/ingest",
    "studio/output/recorder", "studio/output/whip", "studio/show", "studio/talkback/routing",
)  # fmt: skip
"""Whose sentences come to the window."""
_REFUSING = (
    "caller.py", "events/changes.py", "events/choosing.py", "events/going.py", "events/keys.py",
    "events/known.py", "events/service.py", "retention/soft.py", "accounts/sign_in.py",
    "accounts/second_factor.py", "accounts/tickets.py", "accounts/pace.py", "accounts/sessions.py",
    "accounts/listing.py", "accounts/passwords.py", "talkback/call.py", "talkback/service.py",
)  # fmt: skip
"""What of the backend refuses what a studio asks for."""
_NAMES = {"7", '"'}
"""What a sentence begins with that begins with a name."""
_BEGUN = _ROOT / "studio" / "show"
"""Whose sentences follow the line of a show file, or begin with a capital."""
_BY_CODE = {
    # Roles, deeds and spans of time are words in the middle of these.
    "A 7 may not 7; ask an admin of your organisation for another role, or to do it.",
    "This was tried too often; try again in 7.",
}
_MADE_OF_PARTS = {
    'There is no 7 "7"; plug it in, or choose one of: 7.',
    "No 7 is connected; plug one in.",
    "The 7 does not open; close other programs that use it.",
    "The screen 7 does not open7; switch it on, or name another.",
    "There is nothing to 7.",
    "The recording in 7 ended (7)7; choose another folder.",
    "The recording ended because 7 is full7; make room and start another.",
    'There is no 7 "7"; the show has 7.',
    "No ingest server in 7 answers now, and the event stays in 7; try again in a moment.",
    "7 may not be opened; 7.",
    "7 refuses the application7; check the destination.",
    "7 refuses the stream key7: it is wrong, or somebody is publishing with it already.",
    "7 ended the stream7; ask whoever runs it.",
    "7 refuses the stream7; check the stream key.",
    "7 7 by an address that is not https; nothing was sent.",
    "7 because less than 7 MB are left in 77; make room and start another.",
    "7, line 7: 777.",
    "77: this is not TOML: 7.",
    "7; x264 encodes.",
    "The show has 7.",
    "The show has none.",
}
"""Known by what they may be put together of; a figure makes none of them."""
_NEVER_SHOWN = {
    "Sign in again to follow this event.",
    "The backend fell silent; it is asked anew.",
    "The backend tells something else than it should; update it.",
    "The connection was lost before it was answered.",
    "You may not follow this event; ask an admin of your organisation.",
    "A backend on another machine is reached by https:// alone; 7.",
    "A body longer than any answer may be.",
    "A frame is longer than any may be.",
    "A header without a colon.",
    "A packet carries a voice or a programme.",
    "A packet has 7 to 7 bytes.",
    "A packet is shorter than its header.",
    "An Opus packet has at least one byte.",
    "An Opus packet holds 2.5 to 120 ms.",
    "A token is lent to nobody but the studio's own uploads.",
    "An event is gone live in with a key and where to, or neither.",
    "An engine runs here already; `python -m studio status` tells about it.",
    "More headers than anybody needs.",
    "No status line.",
    "Nobody came.",
    "Nobody waits for it any more.",
    "Nothing came in time.",
    "PortAudio's file is not known.",
    "The backend's address is more or less than a host; 7.",
    "The backend's address is no URL; 7.",
    "The connection is no longer wanted.",
    "The control socket 7 cannot be made; check its folder.",
    "The feed is no longer wanted.",
    "The measuring was given up.",
    "The name has no address.",
    "This command is not for the account.",
    "This command is not for the editor.",
    "This command is not for the session.",
    "What a server sends is not masked.",
    "What waits is no longer to be sent.",
}
"""A terminal's, and faults that another sentence tells of."""


@pytest.fixture
def finnish(qapp: QApplication) -> Iterator[None]:
    speaker = Speaker(qapp)
    speaker.speak("fi")
    yield
    speaker.speak("en")


def _sentences(source: str, *, begun: bool = False) -> Iterator[str]:
    """Yield every sentence of a module, its holes filled with a figure; none of its docstrings.

    *begun*: with what is a sentence once its first letter is a capital.
    """
    tree = ast.parse(source)
    apart = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value if id(node) not in apart else ""
        if not text.endswith(".") or " " not in text.strip():
            continue
        if text[0].isupper() or text[0] in _NAMES:
            yield text
        elif begun and text[0].isalpha():
            yield f"{text[0].upper()}{text[1:]}"


@pytest.mark.parametrize(("language", "name"), [("fi", "Tallennus"), ("sv", "Inspelning")])
def test_the_check_of_recordings_is_named_as_a_thing_and_not_as_going_on(
    qapp: QApplication, language: str, name: str
) -> None:
    speaker = Speaker(qapp)
    speaker.speak(language)
    told = said("Recording")
    speaker.speak("en")
    assert told == name


@pytest.mark.usefixtures("finnish")
def test_every_sentence_of_the_check_is_translated() -> None:
    sentences = set(_sentences(_JUDGING.read_text("utf-8")))
    assert len(sentences) > 30
    english = {text for text in sentences if said(text) == text}
    # Its second half is a sentence of its own when something is muted, and others begin with what
    # was measured.
    of_parts = {"Nothing is heard.7", "7 of the pictures were late.", "7: enough for 7."}
    of_parts |= {"7: too little for 7.", "7: too little for any encoding."}
    of_parts |= {"7: too little for the bitrate that the show fixes."}
    of_parts |= {"The ingest is on this machine, and takes enough for 7."}
    assert english - of_parts == set()


@pytest.mark.usefixtures("finnish")
@pytest.mark.parametrize("up_bps", [12_000_000, 4_000_000, 300_000])
@pytest.mark.parametrize(("enough", "here"), [(False, False), (True, False), (True, True)])
def test_what_a_line_carries_is_told_with_the_encodings_own_name(
    up_bps: int, *, enough: bool, here: bool
) -> None:
    network = NetworkFacts(
        encoding="movement", rates_bps={"narrow-line": 1_250_000, "movement": 6_000_000},
        up_bps=up_bps, round_trip_ms=38.2, picture="1080p at 59.94",
        enough=enough, here=here,
    )  # fmt: skip
    facts = Facts(
        sources=(), peak_db=-14.0, clipped=False, muted=(), disk_free_bytes=10**11,
        bitrate_bps=5_000_000, lines=(), refused="", region="EU", clock_synchronized=True,
        power=PowerFacts(), late_share=0.0, protected=True, network=network,
    )  # fmt: skip
    [found] = [each for each in findings(facts) if each.name == "Network"]
    told = f"{said(found.words)} {said(found.todo)}"
    assert said(found.words) != found.words
    assert not found.todo or said(found.todo) != found.todo
    assert "movement" not in told
    assert "narrow-line" not in told
    assert "59.94" not in told


@pytest.mark.usefixtures("finnish")
def test_a_bitrate_that_is_fixed_too_high_is_told_with_what_to_write() -> None:
    network = NetworkFacts(
        encoding="movement", rates_bps={"movement": 6_160_000}, given_bps=6_000_000,
        up_bps=3_000_000, round_trip_ms=38.2,
    )  # fmt: skip
    facts = Facts(
        sources=(), peak_db=-14.0, clipped=False, muted=(), disk_free_bytes=10**11,
        bitrate_bps=5_000_000, lines=(), refused="", region="EU", clock_synchronized=True,
        power=PowerFacts(), late_share=0.0, protected=True, network=network,
    )  # fmt: skip
    [found] = [each for each in findings(facts) if each.name == "Network"]
    assert said(found.words) != found.words
    told = said(found.todo)
    assert told != found.todo
    assert "1900" in told
    assert "bitrate_kbps" in told


@pytest.mark.usefixtures("finnish")
def test_every_fault_that_may_come_to_the_window_is_translated() -> None:
    files = [
        path for name in _TOLD for path in (sorted((_ROOT / name).rglob("*.py")) or [_ROOT / name])
    ]
    sentences = {
        text
        for path in files
        for text in _sentences(path.read_text("utf-8"), begun=_BEGUN in path.parents)
    }
    english = {text for text in sentences if said(text) == text}
    assert english - _MADE_OF_PARTS - _NEVER_SHOWN == set()
    # Or else the list would keep what nobody says any more.
    assert english >= _NEVER_SHOWN


@pytest.mark.usefixtures("finnish")
def test_what_the_backend_refuses_a_studio_is_translated_or_told_by_its_code() -> None:
    files = [_ROOT / "studio" / "backend" / name for name in _REFUSING]
    sentences = {text for path in files for text in _sentences(path.read_text("utf-8"))}
    english = {text for text in sentences if said(text) == text}
    assert english - _MADE_OF_PARTS == _BY_CODE


@pytest.mark.usefixtures("finnish")
def test_each_code_of_the_backend_is_known_and_told_where_its_sentence_is_not() -> None:
    for module in ("accounts.errors", "audit.verify", "deployment.errors", "environment"):
        import_module(f"studio.backend.{module}")
    told = {error.code for error in _all_of(BackendError) if error.__module__.startswith("studio.")}
    assert told | {INVALID_CODE, "method", "media-type"} == set(CODES)
    new = "A sentence of tomorrow's backend."
    assert (
        refusal_said(new, "conflict") == "Se muuttui välillä; katso uudelleen ja toista tekemäsi."
    )
    assert refusal_said("An event ends after it begins.", "bad-request").startswith("Tapahtuma")
    # English is the last resort.
    assert refusal_said(new, "of-tomorrow") == new


def test_in_english_the_sentence_itself_is_shown(qapp: QApplication) -> None:
    Speaker(qapp).speak("en")
    assert refusal_said("A sentence of tomorrow.", "forbidden") == "A sentence of tomorrow."


def _all_of(kind: type[BackendError]) -> set[type[BackendError]]:
    return {kind}.union(*(_all_of(each) for each in kind.__subclasses__()))


@pytest.mark.usefixtures("finnish")
def test_what_is_not_known_is_shown_as_it_came() -> None:
    assert said("A sentence of tomorrow.") == "A sentence of tomorrow."
    assert said("Heard, with peaks of -12 dB.") == "Kuuluu, huiput -12 dB."


@pytest.mark.usefixtures("finnish")
@pytest.mark.parametrize(
    "reason", ["it has been silent for 5 s", how_it_ended(-9), how_it_ended(1)]
)
def test_a_window_tells_in_its_language_why_the_engine_was_lost(reason: str) -> None:
    assert said(f"{reason}.") != f"{reason}."


@pytest.mark.usefixtures("finnish")
@pytest.mark.parametrize("sentence", [MANNERS.gone, MANNERS.foreign, MANNERS.deaf, MANNERS.mute])
def test_the_windows_own_words_on_its_engine_are_translated(sentence: str) -> None:
    assert said(sentence) != sentence


@pytest.mark.usefixtures("finnish")
def test_undoing_is_told_in_the_windows_language() -> None:
    assert deed_said("Move The film") == "Siirrä The film"
    assert said("Move it nearer.") == "Move it nearer."


@pytest.mark.usefixtures("finnish")
@pytest.mark.parametrize(
    "text",
    [
        "It is the first folder; name one on another disk.",
        "films is no whole path; give that of a folder.",
        "There is no {title} for a recording's name; use {show}, {date}, {time}, {part}, {track}.",
        "A brace is not closed; write {show}, {date}, {time}, {part} or {track}.",
        "Not every disk takes :? in a name; use letters, digits, spaces and _.-().",
        "The show holds a key to which nothing can be sealed; make a pair with: python -m studio.",
    ],
)
def test_what_is_wrong_with_an_answer_about_the_recording_is_translated(text: str) -> None:
    assert said(text) != text


@pytest.mark.usefixtures("finnish")
@pytest.mark.parametrize(
    "text",
    [
        'Hall gives no mjpeg; it has yuyv422, nv12: choose one, or "best".',
        "/deck.pdf is protected by a password; save it as PDF without one.",
        "ingest ended the stream (NetStream.Unpublish); ask whoever runs it.",
        "whip.example refuses the stream key; check the key.",
        'There is no source named "cam"; the show has bars.',
    ],
)
def test_what_begins_with_a_name_is_translated_around_it(text: str) -> None:
    assert said(text) != text


@pytest.mark.usefixtures("finnish")
def test_what_is_wrong_in_a_show_file_is_translated_behind_its_line() -> None:
    told = said("/a/show.toml, line 7: the show has no scene; add one with [[scene]].")
    assert told.startswith("/a/show.toml, line 7: Ohjelmassa ei ole kohtausta")
    assert said("/a/show.toml, line 7: of tomorrow.") == "/a/show.toml, line 7: of tomorrow."
