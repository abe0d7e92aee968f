"""The access token of the moment, lent to the one process that brings recordings to the backend."""

import hmac

from studio.secrets import Secret
from studio.wire.account import LendToken, TokenLent

from .entry import Who
from .errors import AccountError
from .inbox import Asked
from .office import Office


class Lending:
    """The clerk's thread, but for what its desk does.

    *errand*: the secret that whoever is lent a token shows; '' for nobody.
    """

    def __init__(self, *, office: Office, errand: Secret) -> None:
        self._office = office
        self._errand = errand

    def lend(self, asked: Asked, command: LendToken, who: Who) -> None:
        """Tell the token to who *asked*. Raises :class:`AccountError` for anybody else."""
        errand = self._errand.reveal()
        if not errand or not hmac.compare_digest(errand.encode(), command.errand.encode()):
            message = "A token is lent to nobody but the studio's own uploads."
            raise AccountError(message)
        session, client, number = who.session, asked.client, asked.request.id

        def tell(token: str) -> None:
            self._office.tell(client, TokenLent(id=number, address=session.address, token=token))

        self._office.later(asked, session.lasting_bearer, tell)
