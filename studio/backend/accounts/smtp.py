"""Mail by SMTP with STARTTLS (RFC 3207): nothing is said before the line is encrypted."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from studio.secrets import Secret

from .errors import ProviderError
from .outside import Gate, tls_context

PURPOSE: Final = "mail"
_TIMEOUT_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed over, and as whom; ``user`` '' for a server that asks for nobody."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: Secret | None = None


class SmtpPost:
    """Hands letters to one server. Any thread, each letter over a line of its own.

    *gate* is asked before each: it raises where mail may not go there.
    """

    def __init__(self, server: SmtpServer, gate: Gate, ca_file: Path | None = None) -> None:
        self._server = server
        self._gate = gate
        self._context = tls_context(ca_file)

    def send(self, to: str, title: str, text: str) -> None:
        """Hand one letter over. Raises :class:`ProviderError`, and what the gate raises."""
        server = self._server
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = server.sender, to, title
        message.set_content(text)
        try:
            self._gate(server.host, server.port, PURPOSE)
        except StudioError as error:
            said = "Mail may not be sent there; let an admin allow the vendor."
            raise ProviderError(said) from error
        try:
            with smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_S) as line:
                line.starttls(context=self._context)
                line.ehlo()
                if server.user and server.password is not None:
                    line.login(server.user, server.password.reveal())
                line.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            # The type alone: a server's words may repeat an address.
            said = f"The mail server does not take the letter ({type(error).__name__})."
            raise ProviderError(said) from None
