"""The engine's sentences in the window's language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.language import Speaker
from ui.said import deed_said, said

_JUDGING = Path(__file__).resolve().parents[2] / "studio" / "readiness" / "judging.py"


@pytest.fixture
def finnish(qapp: QApplication) -> Iterator[None]:
    speaker = Speaker(qapp)
    speaker.speak("fi")
    yield
    speaker.speak("en")


def _sentences(source: str) -> Iterator[str]:
    """Yield every sentence of a module, its holes filled with a figure."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        inside = {id(part) for node in ast.walk(function) if isinstance(node, ast.JoinedStr)
                  for part in ast.walk(node) if part is not node}  # fmt: skip
        for node in ast.walk(function):
            text = ""
            if isinstance(node, ast.JoinedStr):
                text = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "7"
                    for part in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value if id(node) not in inside else ""
            if text.endswith(".") and text[0].isupper() and " " in text and "Return" not in text:
                yield text


@pytest.mark.usefixtures("finnish")
def test_every_sentence_of_the_check_is_translated() -> None:
    sentences = set(_sentences(_JUDGING.read_text("utf-8")))
    assert len(sentences) > 30
    english = {text for text in sentences if said(text) == text}
    # Its second half is a sentence of its own when something is muted.
    assert english - {"Nothing is heard.7"} == set()


@pytest.mark.usefixtures("finnish")
def test_what_is_not_known_is_shown_as_it_came() -> None:
    assert said("A sentence of tomorrow.") == "A sentence of tomorrow."
    assert said("Heard, with peaks of -12 dB.") == "Kuuluu, huiput -12 dB."


@pytest.mark.usefixtures("finnish")
def test_undoing_is_told_in_the_windows_language() -> None:
    assert deed_said("Move The film") == "Siirrä The film"
    assert said("Move it nearer.") == "Move it nearer."
