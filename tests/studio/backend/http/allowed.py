"""Checks of schemathesis that do not hold by design, each with its reason."""

from typing import Final

from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import positive_data_acceptance

EXCLUDED: Final[list[CheckFunction]] = [
    # What the document allows may still not fit what is kept, which is a 400 with a sentence.
    positive_data_acceptance,
]
