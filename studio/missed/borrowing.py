"""The token of who is signed in elsewhere, borrowed from the account's process while it lasts."""

import socket
import time
from pathlib import Path
from typing import Final

from studio.client import ClientError
from studio.secrets import Secret
from studio.wire.account import AccountRefused, AccountRequest, AccountState, LendToken, TokenLent
from studio.wire.codec import account_event_decoder, encode
from studio.wire.errors import WireError

_WAIT_S: Final = 20.0
"""What the account's process may take to begin, and to be let in."""
_LASTS_S: Final = 20.0
_READ_BYTES: Final = 1 << 16


class BorrowedToken:
    """Asks who is called at *path* anew whenever the token is old. One thread; may block.

    *errand*: the secret by which that process knows who asks. Raises :class:`ClientError`.
    """

    def __init__(self, path: Path, errand: Secret) -> None:
        self._path = path
        self._errand = errand
        self._lent = TokenLent(id=0, address="", token="")
        self._lent_s = -_LASTS_S

    @property
    def address(self) -> str:
        """Where the backend is that it is for."""
        self.reveal()
        return self._lent.address

    def reveal(self) -> str:
        """Return the token."""
        if time.monotonic() - self._lent_s >= _LASTS_S:
            self._lent = self._borrow()
            self._lent_s = time.monotonic()
        return self._lent.token

    def _borrow(self) -> TokenLent:
        deadline_s = time.monotonic() + _WAIT_S
        decoder = account_event_decoder()
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
                sock.settimeout(_WAIT_S)
                sock.connect(str(self._path))
                is_asked = False
                while (left_s := deadline_s - time.monotonic()) > 0:
                    sock.settimeout(left_s)
                    for event in decoder.feed(_read(sock)):
                        if isinstance(event, TokenLent):
                            return event
                        if isinstance(event, AccountRefused):
                            raise ClientError(event.reason)
                        is_in = isinstance(event, AccountState) and event.status == "in"
                        if is_in and not is_asked:
                            is_asked = True
                            command = LendToken(self._errand.reveal())
                            sock.sendall(encode(AccountRequest(1, command)))
        except (OSError, WireError) as error:
            raise _nobody() from error
        raise _nobody()


def _read(sock: socket.socket) -> bytes:
    data = sock.recv(_READ_BYTES)
    if not data:
        raise _nobody()
    return data


def _nobody() -> ClientError:
    return ClientError("The backend cannot be asked in your name now; look under Event.")
