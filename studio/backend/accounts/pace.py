"""How often one may try: a lock that nobody can shut on somebody else.

A plain lock-out after so many failures hands everybody the key to everybody's door: five wrong
passwords, and its owner is out, in the middle of her show. So an attempt is counted thrice, and it
depends on who tries which of the counts holds her up:

- by *address and account*: quick to fill, so that who guesses is slowed to a guess a minute;
- by *address*: so that one machine cannot try one password at every account;
- by *account, over all addresses*, so that a thousand machines cannot do together what one may
  not. This is the one that could be turned on a victim, and it does not hold for a *device that
  she has signed in from before* (OWASP: slow down online guessing with device cookies): that has
  a count of its own. On a device that is new, while she is under attack, a letter for a new
  password brings her in, or her organisation's issuer: neither is counted here.

A count is one number, the generic cell rate algorithm's (ITU-T I.371, annex A): the moment up to
which all that was tried is paid for. Each attempt moves it on by ``every_ns``, and is refused
while it lies more than ``burst`` of these ahead. So a count forgets by itself, an attempt that is
refused costs nothing, and a sign-in that succeeds takes back what it paid. It is paid before the
password is looked at, so that many at once get no further than one after another.
"""

from dataclasses import dataclass
from typing import Final

import msgspec

from studio.backend.moment import MINUTE_NS, NS_PER_S
from studio.backend.records import PROVIDER, Kind, Record
from studio.backend.repository import Query, Reader, Transaction

from .errors import PaceError
from .tokens import text_hash


class Pace(Record, frozen=True, kw_only=True):
    """One count; ``paid_ns``: the moment up to which attempts are paid for."""

    paid_ns: int


PACES: Final = Kind("paces", Pace, indexed=("paid_ns",), returns=True)


@dataclass(frozen=True, slots=True)
class Rate:
    """*burst* attempts at once, and one more every *every_ns*."""

    name: str
    burst: int
    every_ns: int


@dataclass(frozen=True, slots=True)
class Count:
    """A rate for one thing: an address, an account, both."""

    rate: Rate
    of: str

    @property
    def id(self) -> str:
        """What it is kept under, which tells nobody whose it is."""
        return text_hash(self.rate.name, self.of)


PAIR: Final = Rate("pair", 6, MINUTE_NS)
ADDRESS: Final = Rate("address", 40, 20 * NS_PER_S)
ACCOUNT: Final = Rate("account", 20, 10 * MINUTE_NS)
DEVICE: Final = Rate("device", 10, MINUTE_NS)
LETTERS: Final = Rate("letters", 3, 20 * MINUTE_NS)


def sign_in_counts(address: str, account: str, device: str) -> tuple[Count, ...]:
    """Return what an attempt from *address* at *account* counts by; *device*: its id, '' new."""
    if device:
        return (Count(DEVICE, device),)
    pair = text_hash(address, account)
    return (Count(PAIR, pair), Count(ADDRESS, address), Count(ACCOUNT, account))


def pay(transaction: Transaction, counts: tuple[Count, ...], now_ns: int) -> None:
    """Count one attempt. Raises :class:`PaceError`, which says when to try again."""
    paces = [(count, _pace(transaction, count, now_ns)) for count in counts]
    wait_ns = max(
        pace.paid_ns - now_ns - (count.rate.burst - 1) * count.rate.every_ns
        for count, pace in paces
    )
    if wait_ns > 0:
        raise _too_often(wait_ns)
    for count, pace in paces:
        paid_ns = pace.paid_ns + count.rate.every_ns
        transaction.put(PACES, msgspec.structs.replace(pace, paid_ns=paid_ns))


def give_back(transaction: Transaction, counts: tuple[Count, ...], now_ns: int) -> None:
    """Take back what one attempt paid: it was the right person."""
    for count in counts:
        pace = _pace(transaction, count, now_ns)
        paid_ns = max(now_ns, pace.paid_ns - count.rate.every_ns)
        transaction.put(PACES, msgspec.structs.replace(pace, paid_ns=paid_ns))


def sweep(transaction: Transaction, now_ns: int) -> int:
    """Erase counts that count nothing any more; return how many."""
    old = transaction.find(PACES, Query(order="paid_ns", below=now_ns))
    for pace in old:
        transaction.erase(PACES, pace.id)
    return len(old)


def _pace(reader: Reader, count: Count, now_ns: int) -> Pace:
    kept = reader.get(PACES, count.id) or Pace(id=count.id, organisation=PROVIDER, paid_ns=now_ns)
    return msgspec.structs.replace(kept, paid_ns=max(kept.paid_ns, now_ns))


def _too_often(wait_ns: int) -> PaceError:
    wait_s = -(-wait_ns // NS_PER_S)
    wait = f"{wait_s} s" if wait_s < 120 else f"{-(-wait_s // 60)} minutes"  # noqa: PLR2004  # two minutes
    return PaceError(f"This was tried too often; try again in {wait}.")
