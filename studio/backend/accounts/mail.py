"""Addresses for mail."""

import re
from typing import Final

from .errors import MailError

MOST_CHARACTERS: Final = 254
"""RFC 3696, erratum 1690."""
_ADDRESS: Final = re.compile(r"[^\s@<>\"(),:;\\\x00-\x1f]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def mail_of(text: str) -> str:
    """Return the address in *text* as it is kept and compared: small letters, nothing around it.

    Large and small letters before the @ differ by RFC 5321 and at no provider that people use.
    Raises :class:`MailError`.
    """
    mail = text.strip().lower()
    domain = mail.rpartition("@")[2]
    if len(mail) > MOST_CHARACTERS or not _ADDRESS.fullmatch(mail) or ".." in mail:
        message = "This is no address for mail; write it as name@example.com."
        raise MailError(message)
    if "." not in domain:
        message = "The address lacks its domain; write it as name@example.com."
        raise MailError(message)
    return mail
