"""Development, staging and production: each has keys and stores of its own."""

from enum import StrEnum

from .errors import ForbiddenError


class Environment(StrEnum):
    """What a backend is run for. A studio's own, embedded backend is production: data are real."""

    DEVELOPMENT = "development"
    STAGING = "staging"
    PRODUCTION = "production"


class CrossingError(ForbiddenError):
    """Something of one environment was to be used in another."""

    code = "other-environment"


def check_same(own: Environment, other: str, what: str) -> None:
    """Raise :class:`CrossingError` when *what*, which is *other*'s, is not of *own* environment.

    Upwards as well as downwards: customer data never reach development or staging, and nothing
    that was tried out there reaches production.
    """
    if other != own.value:
        message = (
            f"{what} belongs to {other or 'no environment'} and may not be used in {own.value}; "
            f"name one that was made in {own.value}."
        )
        raise CrossingError(message)
