"""People and access: who is listed where, how they prove it, and what they are let do."""

from .accounts import Accounts
from .ended import SessionsEnded, hear_ended
from .oidc import OidcProvider, google, microsoft
from .outside import Gate, Outside
from .owner import OWN_ORGANISATION, OWNER, EitherSessions, settle_owner
from .passwords import Argon2Cost
from .post import Post
from .sessions import AccountSessions
from .smtp import SmtpPost, SmtpServer

__all__ = [
    "OWNER",
    "OWN_ORGANISATION",
    "AccountSessions",
    "Accounts",
    "Argon2Cost",
    "EitherSessions",
    "Gate",
    "OidcProvider",
    "Outside",
    "Post",
    "SessionsEnded",
    "SmtpPost",
    "SmtpServer",
    "google",
    "hear_ended",
    "microsoft",
    "settle_owner",
]
