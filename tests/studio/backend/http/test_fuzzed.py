"""schemathesis over the whole document: no failure, and never a 500."""

from studio.backend.http import create_app
from studio.backend.http.turned_away import TurnedAway
from studio.backend.parts import Parts

from .fuzzed import fuzz
from .serving import HEADERS


def test_nothing_that_the_document_tells_of_fails(parts: Parts) -> None:
    app = create_app(parts, TurnedAway(most_a_minute=1_000_000))
    tried = fuzz(app, HEADERS, examples=2, is_random=False)
    operations = {
        f"{method.upper()} {path}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    assert set(tried) == operations
