"""The second factor of a person: offered, confirmed by its first code, used once a code."""

from dataclasses import dataclass

import msgspec

from studio.backend.caller import Caller
from studio.backend.errors import UnknownError
from studio.backend.moment import MINUTE_NS, Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from . import pace, totp
from .credentials import CREDENTIALS, Credential
from .deeds import deed_of
from .errors import NotProvenError, SignInError
from .model import PEOPLE
from .tokens import text_hash

_CODES = pace.Rate("code", 10, 15 * MINUTE_NS)
"""Who gets as far as a code knows her password, or is she. For all new devices of hers together,
and for each that she came in from before by itself: or else who has her password could use up her
tries, and shut her out."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What an authenticator is set up with: typed, or as a square code of ``uri``."""

    secret: Secret
    uri: Secret


class SecondFactor:
    """What a person who is signed in does with her second factor. Any thread."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now

    def is_set(self, caller: Caller) -> bool:
        """Return whether the caller has a second factor."""
        return bool(self._repository.read(lambda r: credential_of(r, caller.account)).totp)

    def offer(self, caller: Caller, code: str) -> Offer:
        """Return a new secret, which is hers once :meth:`confirm` hears a code of it.

        *code*: of the authenticator, or the recovery code, that she has now, if she has any.
        Raises :class:`NotProvenError`.
        """
        now_ns = self._now()

        def offer(transaction: Transaction) -> Offer | None:
            if not check_code(
                transaction,
                caller.account,
                code,
                now_ns,
                known=caller.session,
                only_if_enrolled=True,
            ):
                return None
            return offer_to(transaction, caller.account)

        offered = self._repository.write(offer)
        self._tell(caller, "second factor offered", right=offered is not None)
        if offered is None:
            raise not_proven()
        return offered

    def confirm(self, caller: Caller, code: str) -> tuple[Secret, ...]:
        """Take the offered secret as hers; return her recovery codes, told this once.

        Raises :class:`NotProvenError`.
        """
        now_ns = self._now()
        codes = self._repository.write(
            lambda transaction: confirm_offer(
                transaction, caller.account, code, now_ns, known=caller.session
            )
        )
        self._tell(caller, "second factor set", right=codes is not None)
        if codes is None:
            raise not_proven()
        return codes

    def renew_recovery(self, caller: Caller, code: str) -> tuple[Secret, ...]:
        """Return new recovery codes in place of those before. Raises :class:`NotProvenError`."""
        now_ns = self._now()

        def renew(transaction: Transaction) -> tuple[Secret, ...] | None:
            if not check_code(transaction, caller.account, code, now_ns, known=caller.session):
                return None
            codes = totp.new_recovery_codes()
            credential = credential_of(transaction, caller.account)
            hashes = tuple(totp.recovery_hash(each.reveal()) for each in codes)
            transaction.put(CREDENTIALS, msgspec.structs.replace(credential, recovery=hashes))
            return codes

        codes = self._repository.write(renew)
        self._tell(caller, "recovery codes renewed", right=codes is not None)
        if codes is None:
            raise not_proven()
        return codes

    def _tell(self, caller: Caller, kind: str, *, right: bool) -> None:
        outcome = Outcome.DONE if right else Outcome.FAILED
        self._trail.record(deed_of(caller, kind, outcome, target=caller.account))


def credential_of(reader: Reader, person: str) -> Credential:
    """Return what *person* proves herself with, an empty one if there is nothing yet."""
    kept = reader.get(CREDENTIALS, person)
    return kept or Credential(id=person, organisation=PROVIDER)


def offer_to(transaction: Transaction, person: str) -> Offer:
    """Keep a new secret that waits for its first code, and return it."""
    who = transaction.get(PEOPLE, person)
    if who is None:
        message = "There is no such person any more."
        raise UnknownError(message)
    secret = totp.new_secret()
    credential = credential_of(transaction, person)
    transaction.put(CREDENTIALS, msgspec.structs.replace(credential, totp_offered=secret))
    return Offer(Secret(secret), totp.uri_of(secret, who.mail or who.name))


def confirm_offer(
    transaction: Transaction, person: str, code: str, now_ns: int, *, known: str = ""
) -> tuple[Secret, ...] | None:
    """Make the offered secret hers if *code* is of it; return her recovery codes.

    *known*: as :func:`check_code` has it.
    """
    credential = credential_of(transaction, person)
    counts = _counts(person, known)
    pace.pay(transaction, counts, now_ns)
    counter = totp.counter_of(credential.totp_offered, code, now_ns, after=-1)
    if counter is None:
        return None
    pace.give_back(transaction, counts, now_ns)
    codes = totp.new_recovery_codes()
    confirmed = msgspec.structs.replace(
        credential,
        totp=credential.totp_offered,
        totp_offered="",
        counter=counter,
        recovery=tuple(totp.recovery_hash(each.reveal()) for each in codes),
    )
    transaction.put(CREDENTIALS, confirmed)
    return codes


def check_code(
    transaction: Transaction,
    person: str,
    code: str,
    now_ns: int,
    *,
    known: str = "",
    only_if_enrolled: bool = False,
) -> bool:
    """Return whether *code* is right, and use it up: a code is good once.

    *known*: the device, or the session, that she has come in by before; '' for a new one.
    *only_if_enrolled*: who has no second factor yet needs no code of it.
    """
    credential = credential_of(transaction, person)
    if not credential.totp:
        return only_if_enrolled
    counts = _counts(person, known)
    pace.pay(transaction, counts, now_ns)
    counter = totp.counter_of(credential.totp, code, now_ns, credential.counter)
    recovery = totp.recovery_hash(code)
    if counter is not None:
        used = msgspec.structs.replace(credential, counter=counter)
    elif recovery in credential.recovery:
        left = tuple(each for each in credential.recovery if each != recovery)
        used = msgspec.structs.replace(credential, recovery=left)
    else:
        return False
    transaction.put(CREDENTIALS, used)
    pace.give_back(transaction, counts, now_ns)
    return True


def wrong_code() -> SignInError:
    """Return what is told of every code that will not do."""
    return SignInError("This code is wrong, too old or used; take the next one that is shown.")


def not_proven() -> NotProvenError:
    """Return the same for who is signed in already."""
    return NotProvenError(str(wrong_code()))


def _counts(person: str, known: str) -> tuple[pace.Count, ...]:
    return (pace.Count(_CODES, text_hash(person, known) if known else person),)
