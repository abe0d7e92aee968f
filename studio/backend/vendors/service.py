"""Vendors: consented to and switched by an organisation, approved and reviewed by the provider."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BackendError, ConflictError, ForbiddenError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Reader, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy.permissions import Permission
from studio.policy.vendors import Vendor, Vendors

from .judging import Bar, FileState, VendorState, file_state
from .model import VENDOR_CHOICES, VENDOR_FILES, VendorChoice, VendorFile
from .reading import file_of, vendor_state, vendor_states
from .telling import write_overdue

NEVER: Final = frozenset({Bar.EU_ONLY})
"""What no admin can change: neither a consent nor a switch is taken."""
_BEFORE_ON: Final = frozenset({Bar.EU_ONLY, Bar.NOT_APPROVED, Bar.NO_CLAUSES, Bar.NO_CONSENT})


class VendorService:
    """Any thread; blocks on the store. Raises :class:`BackendError` alone."""

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        vendors: Vendors,
        endings: Mapping[str, Callable[[Caller, str], None]] | None = None,
    ) -> None:
        """Be handed *endings*: by vendor, what ends all that runs there, while it may be asked.

        For one organisation, or for '' everybody's.
        """
        self._endings = endings or {}
        self._repository = repository
        self._trail = trail
        self._now = now
        self._vendors = vendors

    def list(self, caller: Caller) -> Sequence[VendorState]:
        """Return all vendors as they stand for the caller's organisation."""
        caller.check(Permission.SEE_VENDORS)
        return self._repository.read(
            lambda reader: vendor_states(reader, caller.organisation, self._vendors, self._now())
        )

    def consent(self, caller: Caller, vendor_id: str) -> VendorState:
        """Record that the organisation consents; it is on only when it is switched on, too."""

        def change(state: VendorState) -> VendorChoice:
            return msgspec.structs.replace(
                state.choice, consent_by=caller.account, consent_at_ns=self._now()
            )

        return self._choose(caller, vendor_id, "vendor consented to", NEVER, change)

    def withdraw(self, caller: Caller, vendor_id: str) -> VendorState:
        """Take a consent back: the vendor is off at once, and when it is given anew, too."""
        self._end(caller, vendor_id)

        def change(state: VendorState) -> VendorChoice:
            return msgspec.structs.replace(
                state.choice,
                consent_by="",
                consent_at_ns=0,
                withdrawn_at_ns=self._now(),
                is_on=False,
            )

        return self._choose(caller, vendor_id, "vendor consent withdrawn", frozenset(), change)

    def switch(self, caller: Caller, vendor_id: str, *, on: bool) -> VendorState:
        """Switch a vendor on or off; off always works."""
        if not on:
            self._end(caller, vendor_id)

        def change(state: VendorState) -> VendorChoice:
            return msgspec.structs.replace(state.choice, is_on=on)

        kind = "vendor switched on" if on else "vendor switched off"
        return self._choose(caller, vendor_id, kind, _BEFORE_ON if on else frozenset(), change)

    def files(self, caller: Caller) -> Sequence[FileState]:
        """Return the provider's own record of each vendor, and whether its review is overdue."""
        caller.check(Permission.REVIEW_VENDORS)
        now_ns = self._now()
        return self._repository.read(
            lambda reader: [
                file_state(each, file_of(reader, each), now_ns) for each in self._vendors.vendor
            ]
        )

    def approve(self, caller: Caller, vendor_id: str) -> VendorFile:
        """Record that the vendor meets its criteria: it is used by nobody before."""

        def change(file: VendorFile, now_ns: int) -> VendorFile:
            if file.approved_at_ns:
                message = "The vendor was approved before; review it."
                raise ConflictError(message)
            return msgspec.structs.replace(
                file,
                approved_by=caller.account,
                approved_at_ns=now_ns,
                reviewed_by=caller.account,
                reviewed_at_ns=now_ns,
            )

        return self._file(caller, vendor_id, "vendor approved", change)

    def review(self, caller: Caller, vendor_id: str) -> VendorFile:
        """Record that the vendor was looked at anew, and still meets its criteria."""

        def change(file: VendorFile, now_ns: int) -> VendorFile:
            if not file.approved_at_ns:
                message = "The vendor was never approved; approve it."
                raise ConflictError(message)
            return msgspec.structs.replace(file, reviewed_by=caller.account, reviewed_at_ns=now_ns)

        return self._file(caller, vendor_id, "vendor reviewed", change)

    def record_clauses(self, caller: Caller, vendor_id: str, reference: str) -> VendorFile:
        """Record where the signed standard contractual clauses are; '' when they ended."""

        def change(file: VendorFile, now_ns: int) -> VendorFile:
            return msgspec.structs.replace(
                file, clauses=reference, clauses_by=caller.account, clauses_at_ns=now_ns
            )

        end = self._endings.get(vendor_id)
        if not reference and end is not None:
            caller.check(Permission.REVIEW_VENDORS)
            end(caller, "")
        kind = "standard clauses recorded" if reference else "standard clauses ended"
        return self._file(caller, vendor_id, kind, change)

    def tell_overdue(self) -> Sequence[str]:
        """Tell each review that has become overdue, once; return the vendors. For a job.

        It is in the trail, and in letters to whom it concerns.
        """

        def new_in(reader: Reader) -> list[VendorState]:
            states = vendor_states(reader, PROVIDER, self._vendors, self._now())
            return [
                each
                for each in states
                if each.is_overdue and each.due_at_ns != each.file.told_of_ns
            ]

        def deed(transaction: Transaction) -> list[str]:
            new = new_in(transaction)
            for state in new:
                told = msgspec.structs.replace(state.file, told_of_ns=state.due_at_ns)
                transaction.put(VENDOR_FILES, told)
            write_overdue(transaction, new, self._now())
            return [state.vendor.id for state in new]

        # It is asked every few seconds: nothing is written where nothing is new.
        if not self._repository.read(new_in):
            return []
        overdue = self._repository.write(deed)
        for vendor_id in overdue:
            self._trail.record(
                Deed("vendor review overdue", Outcome.FAILED, PROVIDER, target=vendor_id)
            )
        return overdue

    def _end(self, caller: Caller, vendor_id: str) -> None:
        """End what runs there for the organisation, as nobody may ask there for it afterwards."""
        caller.check(Permission.CHANGE_VENDORS)
        vendor, end = self._vendor(vendor_id), self._endings.get(vendor_id)
        if end is not None and self._repository.read(
            lambda reader: vendor_state(reader, caller.organisation, vendor, self._now()).is_on
        ):
            end(caller, caller.organisation)

    def _choose(
        self,
        caller: Caller,
        vendor_id: str,
        kind: str,
        bars: frozenset[Bar],
        change: Callable[[VendorState], VendorChoice],
    ) -> VendorState:
        caller.check(Permission.CHANGE_VENDORS)
        vendor = self._vendor(vendor_id)

        def deed(transaction: Transaction) -> VendorState:
            state = vendor_state(transaction, caller.organisation, vendor, self._now())
            if state.bar in bars:
                raise ForbiddenError(state.reason)
            transaction.put(VENDOR_CHOICES, change(state))
            return vendor_state(transaction, caller.organisation, vendor, self._now())

        try:
            state = self._repository.write(deed)
        except BackendError as error:
            details = {"why": str(error)}
            self._trail.record(
                deed_by(caller, kind, vendor_id, outcome=Outcome.REFUSED, details=details)
            )
            raise
        self._trail.record(deed_by(caller, kind, vendor_id))
        return state

    def _file(
        self,
        caller: Caller,
        vendor_id: str,
        kind: str,
        change: Callable[[VendorFile, int], VendorFile],
    ) -> VendorFile:
        caller.check(Permission.REVIEW_VENDORS)
        vendor = self._vendor(vendor_id)
        file = self._repository.write(
            lambda transaction: transaction.put(
                VENDOR_FILES, change(file_of(transaction, vendor), self._now())
            )
        )
        self._trail.record(deed_by(caller, kind, vendor_id, organisation=PROVIDER))
        return file

    def _vendor(self, vendor_id: str) -> Vendor:
        vendor = self._vendors.by_id.get(vendor_id)
        if vendor is None:
            message = "There is no such vendor in the register."
            raise UnknownError(message)
        return vendor
