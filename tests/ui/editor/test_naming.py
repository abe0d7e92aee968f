"""Names for show files from what people write."""

import pytest

from ui.editor.naming import free_name


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
