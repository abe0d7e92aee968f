"""What a person proves herself with; none of it can be read back but the authenticator's secret."""

from typing import Final

from studio.backend.records import Kind, Record


class Credential(Record, frozen=True, kw_only=True):
    """A person's password and second factor; the id is hers.

    ``password``: Argon2id in PHC's notation, '' for who signs in by another issuer alone.
    ``totp``: the authenticator's secret in base32, '' until enrolled; ``totp_offered``: one that
    waits for its first code. ``counter``: that of the last code, which is good once.
    ``recovery``: hashes of the codes that are left.
    """

    password: str = ""
    totp: str = ""
    totp_offered: str = ""
    counter: int = -1
    recovery: tuple[str, ...] = ()


class Identity(Record, frozen=True, kw_only=True):
    """That a subject of an issuer is this person (OpenID Connect Core 1.0, 5.7)."""

    person: str
    provider: str
    issuer: str
    subject_name: str
    since_ns: int


class Device(Record, frozen=True, kw_only=True):
    """Something she has signed in from, known again by a token that it keeps."""

    person: str
    token_hash: str
    since_ns: int
    last_ns: int


CREDENTIALS: Final = Kind("credentials", Credential, personal=("totp", "totp_offered"))
IDENTITIES: Final = Kind(
    "identities",
    Identity,
    unique=(("issuer", "subject_name"),),
    indexed=("person", "issuer", "subject_name"),
    personal=("subject_name",),
    subject="person",
)
DEVICES: Final = Kind(
    "devices",
    Device,
    unique=(("token_hash",),),
    indexed=("person", "token_hash", "last_ns"),
)
