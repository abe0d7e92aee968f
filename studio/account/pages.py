"""The backend's own pages, opened in the system's browser."""

from collections.abc import Callable

from .entry import Who
from .inbox import Asked
from .office import Office

_PAGES = "/admin"


class OwnPages:
    """The clerk's thread, but for what its desk does. *open_browser* opens a page."""

    def __init__(self, *, office: Office, open_browser: Callable[[str], object]) -> None:
        self._office = office
        self._open = open_browser

    def open(self, asked: Asked, who: Who) -> None:
        """Open them: the owner's own by a link that is good once, another's at their sign-in."""

        def work() -> None:
            path = _PAGES
            if who.person.own:
                # The owner has no password: the link lets in once, and leads on to cookies.
                path = who.session.accounts.pages()
            self._open(f"{who.session.address}{path}")

        self._office.later(asked, work, lambda _: None)
