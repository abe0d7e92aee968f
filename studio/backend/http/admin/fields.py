"""The fields of the pages' forms, each within bounds."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Path
from starlette.requests import Request

from studio.backend.errors import ForbiddenError
from studio.backend.http.guard import address_of, refused_access, route_of
from studio.backend.trail import Trail

from .cookies import Forms

Line = Annotated[str, Form(min_length=1, max_length=200)]
"""One line of text that has to be there."""
Sealed = Annotated[str, Form(min_length=1, max_length=1000)]
"""A secret that somebody typed."""
Id = Annotated[str, Path(pattern="^[A-Za-z0-9_.-]{1,64}$")]


def checks_form(forms: Forms, trail: Trail) -> Callable[..., None]:
    """Return the dependency of every form: it is from a page of ours, in this browser.

    One that is not is in *trail*: somebody may have been led to send it.
    """

    def check(request: Request, form: Annotated[str, Form(max_length=100)] = "") -> None:
        try:
            forms.check(request, form)
        except ForbiddenError:
            details = {"permission": "a form of one's own"}
            trail.record(refused_access(address_of(request), route_of(request), details))
            raise

    return check
