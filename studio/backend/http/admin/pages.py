"""How a page is made: a template, who looks at it, and the headers of a page without scripts."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from resources import read_text
from studio.backend.errors import BackendError, NotSignedInError
from studio.backend.moment import NS_PER_S
from studio.policy.permissions import Permission, Role, is_allowed

from .cookies import VISIT, Forms, before_of, keep_tokens, keep_visit, new_visit
from .door import caller_on

if TYPE_CHECKING:
    from jinja2 import Environment

SIGN_IN: Final = "/admin/sign-in"
STYLE: Final = "/admin/style.css"
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_SEE_OTHER: Final = 303
_GROUP: Final = 4
OWN: Final = "/admin/me"
_SECTIONS: Final = (
    ("/admin/people", "Users and roles", Permission.SEE_PEOPLE),
    ("/admin/blocked", "Blocked accounts", Permission.BLOCK_ACCOUNT),
    ("/admin/events", "Events", Permission.SEE_EVENTS),
    ("/admin/ingest", "Ingest servers", Permission.MANAGE_INGEST),
    ("/admin/deleted", "Deleted events", Permission.DELETE_EVENTS),
    ("/admin/vendors", "Vendors and consents", Permission.SEE_VENDORS),
    ("/admin/residency", "Where data may go", Permission.SEE_ORGANISATION),
    ("/admin/retention", "How long data are kept", Permission.SEE_ORGANISATION),
    ("/admin/audit", "Audit trail", Permission.SEE_AUDIT),
    ("/admin/organisations", "Organisations", Permission.ENTER_ORGANISATION),
    ("/admin/vendor-files", "Approval of vendors", Permission.REVIEW_VENDORS),
    ("/admin/staff", "Staff and agreements", Permission.MANAGE_STAFF),
    ("/admin/root", "Root work", Permission.BECOME_ROOT),
)
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Pages:
    """Renders pages; any thread. *forms* makes the tokens of their forms."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms

    def show(
        self, request: Request, name: str, title: str, *, status: int = 200, **values: object
    ) -> Response:
        """Return the page *name* of the templates."""
        visit = request.cookies.get(VISIT) or new_visit()
        caller = caller_on(request)
        sections = [
            {"href": href, "name": what, "is_here": request.url.path.startswith(href)}
            for href, what, permission in _SECTIONS
            if caller is not None and is_allowed(caller.role, permission)
        ]
        text = (
            _templates()
            .get_template(f"{name}.html")
            .render(
                title=title,
                caller=caller,
                sections=sections,
                may=lambda wanted: (
                    caller is not None and is_allowed(caller.role, Permission(wanted))
                ),
                token=lambda action: self.forms.token(visit, action),
                told=request.query_params.get("told", ""),
                leads_back=bool(before_of(request).reveal()),
                **values,
            )
        )
        response = HTMLResponse(text, status)
        response.headers["Content-Security-Policy"] = _POLICY
        # Without any referrer a browser would send its forms with the origin "null".
        response.headers["Referrer-Policy"] = "same-origin"
        keep_visit(response, visit)
        return self.kept(request, response)

    def go(self, request: Request, to: str) -> Response:
        """Return what leads the browser on, once a form has done what it should."""
        return self.kept(request, RedirectResponse(to, _SEE_OTHER))

    def kept(self, request: Request, response: Response) -> Response:
        """Return *response* with the session's new tokens, if it got any."""
        tokens = getattr(request.state, "tokens", None)
        if tokens is not None:
            keep_tokens(response, tokens)
        return response


def first_page(role: Role) -> str:
    """Return where *role* begins: at the first section that it may see, or at one's own account."""
    allowed = (href for href, _, permission in _SECTIONS if is_allowed(role, permission))
    return next(allowed, OWN)


def route_class(pages: Pages) -> type[APIRoute]:
    """Return routes that refuse by a page, or lead to the sign-in."""

    class PageRoute(APIRoute):
        """A route whose refusals are pages."""

        def get_route_handler(self) -> Handler:
            """Return the handler, with what it raises told on a page."""
            handler = super().get_route_handler()

            async def handle(request: Request) -> Response:
                try:
                    return await handler(request)
                except NotSignedInError:
                    return pages.go(request, SIGN_IN)
                except BackendError as error:
                    status, sentence = error.status, str(error)
                except RequestValidationError:
                    status, sentence = (
                        422,
                        "A field of the form is not as it should be; correct it.",
                    )
                except HTTPException as error:
                    status, sentence = error.status_code, "The form cannot be read; try again."
                return pages.show(
                    request, "refused", "That did not work", status=status, sentence=sentence
                )

            return handle

    return PageRoute


@cache
def _templates() -> "Environment":
    # Loaded with the first page: a backend without admins starts without them.
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  # see above

    made = Environment(
        loader=FunctionLoader(lambda name: read_text(f"admin/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment
    made.filters["groups"] = groups
    made.filters["day"] = lambda at_ns: moment(at_ns)[:10]
    return made


def groups(secret: str) -> str:
    """Return *secret* in groups of four, as it is typed."""
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


def moment(at_ns: int) -> str:
    """Return a time of day as a person reads it, in UTC; a dash for none."""
    if not at_ns:
        return "\N{EN DASH}"
    return f"{datetime.fromtimestamp(at_ns // NS_PER_S, UTC):%Y-%m-%d %H:%M:%S}"
