"""How the backend says no: JSON, ``{"detail": a sentence, "code": a word}``.

No value of the sender's is in it. The sentence is for people, the code for programs that say it in
another language.
"""

from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.errors import BackendError, NotSignedInError

CHALLENGE: Final = {"WWW-Authenticate": "Bearer"}
"""RFC 6750, 3."""
INVALID: Final = 422
INVALID_CODE: Final = "invalid"
_SENTENCES: Final = {
    400: "The request makes no sense; look at the backend's OpenAPI document.",
    404: "There is nothing here; look at the address.",
    405: "This is not done in this way; Allow says how.",
    413: "A request brings less; send less.",
    415: "The body is to be JSON; say so in Content-Type.",
}
_CODES: Final = {
    400: "bad-request",
    404: "unknown",
    405: "method",
    408: "busy",
    413: "too-large",
    415: "media-type",
    429: "too-many",
    503: "unavailable",
}
_MOST_FAULTS: Final = 20


class Fault(BaseModel):
    """Where a request is not as it should be, and what is wrong there."""

    where: str
    what: str


class Refusal(BaseModel):
    """What every refusal is; ``faults`` where the request was not as the document has it."""

    detail: str
    code: str
    faults: list[Fault] = []


def add_refusals(app: FastAPI) -> None:
    """Have *app* refuse so."""
    app.add_exception_handler(BackendError, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_invalid)
    app.add_exception_handler(HTTPException, _refuse_http)


def code_of(status: int) -> str:
    """Return the code of a refusal that no error of the backend's own stands behind."""
    return _CODES.get(status, BackendError.code)


def refusal_of(error: BackendError) -> Response:
    """Return how *error* is answered."""
    headers = CHALLENGE if error.status == NotSignedInError.status else None
    return JSONResponse({"detail": str(error), "code": error.code}, error.status, headers)


async def _refuse(_request: Request, error: Exception) -> Response:
    if not isinstance(error, BackendError):
        raise error
    return refusal_of(error)


async def _refuse_invalid(_request: Request, error: Exception) -> Response:
    faults = error.errors() if isinstance(error, RequestValidationError) else ()
    told = [
        # What was sent is left out: it may be a password.
        {"where": ".".join(map(str, fault["loc"])), "what": str(fault["msg"])}
        for fault in faults[:_MOST_FAULTS]
    ]
    places = ", ".join(fault["where"] for fault in told)
    detail = f"The request is not as the document has it ({places}); correct it."
    return JSONResponse({"detail": detail, "code": INVALID_CODE, "faults": told}, INVALID)


async def _refuse_http(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = _SENTENCES.get(error.status_code, "The request is refused.")
    code = code_of(error.status_code)
    return JSONResponse({"detail": detail, "code": code}, error.status_code, error.headers)
