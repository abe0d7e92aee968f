"""What these routes are sent, each field with its bounds; a field that is not known is refused."""

from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from studio.policy.permissions import Role
from studio.secrets import Secret


def _hidden(text: SecretStr) -> SecretStr:
    """Refuse what no keyboard makes; a SecretStr knows lengths alone."""
    if "\0" in text.get_secret_value():
        message = "it holds a character that it cannot"
        raise ValueError(message)
    return text


Token = Annotated[SecretStr, Field(max_length=200)]
Password = Annotated[SecretStr, Field(min_length=1, max_length=256), AfterValidator(_hidden)]
Code = Annotated[str, Field(min_length=1, max_length=40)]
MailText = Annotated[str, Field(min_length=3, max_length=254)]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")]
Place = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[\x21-\x7e]+$")]
Id = Annotated[str, Path(pattern=r"^[0-9a-z]{1,40}$")]


class Body(BaseModel):
    """What all of them are."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class Page(Body):
    """Which part of a list: what comes after this id, from the beginning without one."""

    after: Annotated[str, Field(pattern=r"^[0-9a-z]{0,40}$")] = ""


class PasswordBody(Body):
    """An address, a password, and what this device was told when it signed in before."""

    mail: MailText
    password: Password
    device: Token = SecretStr("")


class TicketBody(Body):
    """A ticket of the step before."""

    ticket: Token


class TicketCodeBody(Body):
    """A ticket of the step before, and a code of the authenticator or a recovery code."""

    ticket: Token
    code: Code


class IssuerBody(Body):
    """An issuer that is listed, where its answer is to be brought, and what is accepted by it."""

    issuer: Name
    redirect_uri: Place
    invitation: Token = SecretStr("")


class LinkBody(Body):
    """An issuer that is listed, and where its answer is to be brought."""

    issuer: Name
    redirect_uri: Place


class IssuerAnswerBody(Body):
    """What the browser brought back; ``iss`` of RFC 9207, '' where it brought none."""

    flow: Token
    state: Token
    code: Annotated[SecretStr, Field(min_length=1, max_length=4096)]
    iss: Annotated[str, Field(max_length=200)] = ""


class RenewalBody(Body):
    """A refresh token, which is good once."""

    refresh: Token


class MailBody(Body):
    """An address."""

    mail: MailText


class TokenBody(Body):
    """A code out of a letter."""

    token: Token


class NewPasswordBody(Body):
    """A code out of a letter, and the password that it allows."""

    token: Token
    password: Password


class InvitationBody(Body):
    """A code out of a letter, her name, and a password of hers."""

    token: Token
    name: Name
    password: Password


class NameBody(Body):
    """A name."""

    name: Name


class OwnPasswordBody(Body):
    """Her password, and the one in place of it."""

    current: Password
    new: Password


class OwnMailBody(Body):
    """A new address, and her password."""

    mail: MailText
    password: Password


class OptionalCodeBody(Body):
    """A code, '' for who has no second factor yet."""

    code: Annotated[str, Field(max_length=40)] = ""


class CodeBody(Body):
    """A code of her authenticator."""

    code: Code


class InviteBody(Body):
    """Whom to put on the list, and as what."""

    mail: MailText
    role: Role


class RoleBody(Body):
    """What to make somebody."""

    role: Role


class BlockBody(Body):
    """Until when to shut somebody out, in UTC nanoseconds, and why."""

    until_ns: Annotated[int, Field(ge=0, lt=1 << 62)]
    reason: Line


class AgreementBody(Body):
    """Who signed which agreement, on which day."""

    mail: MailText
    document: Line
    signed_on: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class RootBody(Body):
    """Why root is needed, and a fresh code."""

    reason: Line
    code: Code


class VisitBody(Body):
    """Which organisation to enter, why, and a fresh code."""

    organisation: Annotated[str, Field(pattern=r"^[0-9a-z]{1,40}$")]
    reason: Line
    code: Code


class OrganisationBody(Body):
    """A new customer, and who is to be its first admin."""

    name: Name
    admin_mail: MailText


def secret_of(text: SecretStr) -> Secret:
    """Return the same as the rest of the backend has it."""
    return Secret(text.get_secret_value())
