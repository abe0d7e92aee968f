"""From a browser that is opened to a person who is known; RFC 8252, 7636, 9207."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlencode, urlsplit

from studio.backend.accounts import pace, tickets
from studio.backend.accounts.credentials import IDENTITIES, Identity
from studio.backend.accounts.deeds import arrival, deed_of, failed
from studio.backend.accounts.entering import Answer, Proven
from studio.backend.accounts.errors import SignInError, TicketError
from studio.backend.accounts.invitations import accept_invitation
from studio.backend.accounts.outside import Outside
from studio.backend.accounts.sign_in import SignIn
from studio.backend.accounts.tickets import TICKETS, Purpose, Ticket
from studio.backend.accounts.tokens import new_token, token_hash
from studio.backend.caller import Caller
from studio.backend.errors import BackendError, BadRequestError, ConflictError, UnknownError
from studio.backend.moment import MINUTE_NS, Now
from studio.backend.records import PROVIDER, Kind, Record, new_id
from studio.backend.repository import Query, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from .claims import Claims
from .metadata import Issuer
from .provider import OidcProvider

_LASTS_NS: Final = 10 * MINUTE_NS
_VERIFIER_BYTES: Final = 48


class Flow(Record, frozen=True, kw_only=True):
    """One attempt, from the browser's opening to its answer.

    ``token_hash``: of what only the program knows that began it; the state crosses the browser.
    ``person``: who links an issuer to her account; ``invitation``: the one that is accepted.
    """

    provider: str
    token_hash: str
    state_hash: str
    nonce: str
    verifier: str
    redirect_uri: str
    until_ns: int
    person: str = ""
    invitation: str = ""


FLOWS: Final = Kind(
    "oidc_flows", Flow, unique=(("token_hash",),), indexed=("token_hash", "until_ns")
)


@dataclass(frozen=True, slots=True)
class Started:
    """Where to send the browser; ``flow`` and ``state`` are for who began."""

    url: str
    state: Secret
    flow: Secret


class OidcSignIn:
    """Signs people in by other issuers. Any thread; it waits for them over the network.

    Who is unknown by issuer and subject is nobody: no account is ever found by an address for
    mail, as an issuer's word for it is not proof of being its owner. A person links an issuer to
    her account while she is signed in, or accepts an invitation by it.
    """

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        sign_in: SignIn,
        outside: Outside,
        providers: Sequence[OidcProvider],
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._sign_in = sign_in
        self._issuers = {each.name: Issuer(each, outside, now) for each in providers}

    @property
    def providers(self) -> Sequence[OidcProvider]:
        """The issuers that there are to choose from."""
        return [issuer.provider for issuer in self._issuers.values()]

    def start(
        self,
        provider: str,
        redirect_uri: str,
        address: str,
        *,
        caller: Caller | None = None,
        invitation: Secret | None = None,
    ) -> Started:
        """Return where to send the browser. *caller*: who links; *invitation*: what is accepted.

        Raises :class:`UnknownError`, :class:`BadRequestError`, :class:`TicketError`,
        :class:`ProviderError`, :class:`PaceError`.
        """
        issuer = self._issuer(provider)
        _check_loopback(redirect_uri)
        now_ns, verifier = self._now(), secrets.token_urlsafe(_VERIFIER_BYTES)
        state, flow, nonce = new_token(), new_token(), secrets.token_urlsafe()

        def begin(transaction: Transaction) -> None:
            pace.pay(transaction, (pace.Count(pace.ADDRESS, f"issuer {address}"),), now_ns)
            accepted = (
                tickets.look(transaction, Purpose.INVITATION, invitation, now_ns).id
                if invitation
                else ""
            )
            record = Flow(
                id=new_id(),
                organisation=PROVIDER,
                provider=provider,
                token_hash=token_hash(flow),
                state_hash=token_hash(state),
                nonce=nonce,
                verifier=verifier,
                redirect_uri=redirect_uri,
                until_ns=now_ns + _LASTS_NS,
                person=caller.account if caller else "",
                invitation=accepted,
            )
            transaction.put(FLOWS, record)

        try:
            self._repository.write(begin)
        except BackendError as error:
            if caller is None:
                self._trail.record(failed("sign-in failed", error, address))
            raise
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": issuer.provider.client_id,
            "redirect_uri": redirect_uri,
            "scope": issuer.provider.scope,
            "state": state.reveal(),
            "nonce": nonce,
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        if len(issuer.provider.domains) == 1:
            asked["hd"] = next(iter(issuer.provider.domains))
        place = issuer.metadata().authorization_url
        return Started(f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}", state, flow)

    def complete(
        self, flow: Secret, state: Secret, code: Secret, said_issuer: str, address: str
    ) -> Answer:
        """Return what comes next for whom the issuer names.

        Raises :class:`TicketError`, :class:`SignInError`, :class:`ProviderError` and such.
        """
        record, claims = self._proved(flow, state, code, said_issuer, address)
        if record.person:
            message = "This attempt links an account; finish it where it began."
            error = BadRequestError(message)
            self._trail.record(failed("sign-in failed", error, address, account=record.person))
            raise error
        if record.invitation:
            person, organisation = self._accept(record, claims, address)
        else:
            person, organisation = self._known(record, claims, address), None
        return self._sign_in.enter(
            Proven(person=person, how=record.provider, address=address, organisation=organisation)
        )

    def link(
        self, caller: Caller, flow: Secret, state: Secret, code: Secret, said_issuer: str
    ) -> None:
        """Let her sign in by whom the issuer names.

        Raises :class:`ConflictError` when that is somebody else's, and as :meth:`complete` does.
        """
        record, claims = self._proved(flow, state, code, said_issuer, caller.address)
        if record.person != caller.account:
            self._trail.record(deed_of(caller, "issuer linked", Outcome.FAILED))
            message = "This attempt was begun by somebody else; begin your own."
            raise TicketError(message)
        now_ns = self._now()
        details = {"issuer": record.provider}
        try:
            self._repository.write(
                lambda tx: _keep_identity(tx, caller.account, record.provider, claims, now_ns)
            )
        except BackendError:
            refused = deed_of(caller, "issuer linked", Outcome.REFUSED, details=details)
            self._trail.record(refused)
            raise
        self._trail.record(deed_of(caller, "issuer linked", details=details))

    def _issuer(self, name: str) -> Issuer:
        if name not in self._issuers:
            message = "There is no such issuer here; choose one of those that are listed."
            raise UnknownError(message)
        return self._issuers[name]

    def _proved(
        self, flow: Secret, state: Secret, code: Secret, said_issuer: str, address: str
    ) -> tuple[Flow, Claims]:
        now_ns = self._now()

        def take(transaction: Transaction) -> Flow | None:
            found = transaction.find(FLOWS, Query({"token_hash": token_hash(flow)}, limit=1))
            if not found:
                return None
            # Good once, right or wrong: nobody tries a second state or code.
            transaction.erase(FLOWS, found[0].id)
            return found[0]

        record = self._repository.write(take)
        try:
            if record is None or record.until_ns <= now_ns:
                message = "This attempt was used already, or is too old; begin anew."
                raise TicketError(message)
            if not hmac.compare_digest(token_hash(state), record.state_hash):
                message = "The browser brings another attempt's answer; begin anew."
                raise TicketError(message)
            issuer = self._issuer(record.provider)
            _check_said(issuer, said_issuer)
            token = issuer.exchange(code.reveal(), record.verifier, record.redirect_uri)
            # Loaded once somebody comes back from an issuer: most backends know none.
            from .id_token import claims_of  # noqa: PLC0415  # see above

            return record, claims_of(issuer.provider, token, issuer.keys, record.nonce, now_ns)
        except BackendError as error:
            name = record.provider if record else ""
            details = {"why": type(error).__name__, "issuer": name}
            account = record.person if record else ""
            self._trail.record(
                arrival(
                    "sign-in failed", Outcome.FAILED, account=account, address=address,
                    details=details,
                )
            )  # fmt: skip
            raise

    def _known(self, record: Flow, claims: Claims, address: str) -> str:
        equals = {"issuer": claims.issuer, "subject_name": claims.subject}
        found = self._repository.read(lambda reader: reader.find(IDENTITIES, Query(equals)))
        if not found:
            details = {"why": "unknown subject", "issuer": record.provider}
            self._trail.record(
                arrival("sign-in failed", Outcome.FAILED, address=address, details=details)
            )
            message = (
                "Nobody here signs in by this account yet: sign in with your password and link "
                "it, or accept an invitation by it."
            )
            raise SignInError(message)
        return found[0].person

    def _accept(self, record: Flow, claims: Claims, address: str) -> tuple[str, str]:
        now_ns = self._now()

        def accept(transaction: Transaction) -> Ticket:
            ticket = transaction.get(TICKETS, record.invitation)
            if ticket is None or ticket.until_ns <= now_ns:
                message = "This invitation was used already, or is too old; ask for a new one."
                raise TicketError(message)
            transaction.erase(TICKETS, ticket.id)
            accept_invitation(transaction, ticket, "", now_ns)
            _keep_identity(transaction, ticket.person, record.provider, claims, now_ns)
            return ticket

        try:
            ticket = self._repository.write(accept)
        except BackendError as error:
            self._trail.record(failed("invitation accepted", error, address))
            raise
        self._trail.record(
            arrival(
                "invitation accepted",
                Outcome.DONE,
                organisation=ticket.organisation,
                account=ticket.person,
                address=address,
                details={"role": ticket.role, "issuer": record.provider},
            )
        )
        return ticket.person, ticket.organisation


def _keep_identity(
    transaction: Transaction, person: str, provider: str, claims: Claims, now_ns: int
) -> None:
    equals = {"issuer": claims.issuer, "subject_name": claims.subject}
    found = transaction.find(IDENTITIES, Query(equals, limit=1))
    if found and found[0].person == person:
        return
    if found:
        message = "Somebody else signs in by this account; choose another, or unlink it there."
        raise ConflictError(message)
    identity = Identity(
        id=new_id(),
        organisation=PROVIDER,
        person=person,
        provider=provider,
        issuer=claims.issuer,
        subject_name=claims.subject,
        since_ns=now_ns,
    )
    transaction.put(IDENTITIES, identity)


def _check_said(issuer: Issuer, said: str) -> None:
    """Notice a code of one issuer that is brought to another (RFC 9207, 2.4)."""
    if not said and not issuer.metadata().says_issuer:
        return
    provider = issuer.provider
    if said not in (provider.issuer, *provider.spellings):
        message = "The browser brings the answer of another issuer; begin anew."
        raise TicketError(message)


def _check_loopback(redirect_uri: str) -> None:
    """Have the browser come back to the program that opened it alone (RFC 8252, 7.3)."""
    try:
        parts = urlsplit(redirect_uri)
        loopback = ip_address(parts.hostname or "").is_loopback and bool(parts.port)
    except ValueError:
        parts, loopback = None, False
    if parts is None or not loopback or parts.scheme != "http" or parts.query or parts.fragment:
        message = "The browser is to come back to http://127.0.0.1 and a port."
        raise BadRequestError(message)
