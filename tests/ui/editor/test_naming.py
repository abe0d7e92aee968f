"""Names for show files from what people write."""

import pytest

from ui.editor.naming import free_label, free_name


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("The film", set(), "the-film"),
        ("The film", {"the-film", "the-film-2"}, "the-film-3"),
        ("Päätös, Q3", set(), "paatos-q3"),
        ("日本", set(), "unnamed"),
        ("x" * 99, set(), "x" * 56),
    ],
)
def test_a_name_is_plain_and_free(words: str, taken: set[str], name: str) -> None:
    assert free_name(words, taken) == name


@pytest.mark.parametrize(
    ("words", "taken", "label"),
    [
        ("New scene", set(), "New scene"),
        ("New scene", {"New scene", "New scene 2"}, "New scene 3"),
        ("New scene 2", {"New scene", "New scene 2"}, "New scene 3"),
        ("Act 1", {"Act 1", "Act 2"}, "Act 3"),
        ("2026", {"2026"}, "2026 2"),
    ],
)
def test_a_label_that_is_taken_is_counted_on(words: str, taken: set[str], label: str) -> None:
    assert free_label(words, taken) == label
