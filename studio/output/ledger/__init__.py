"""The ledger: what each ingest has of the programme, kept beside the recordings, sealed."""

from .book import Ledger
from .entries import Confirmed, How, LedgerOpened, LiveBegan, LiveEnded, RecordingBegan
from .errors import LedgerError
from .reading import LEDGER_SUFFIX, ReadLedger, read_ledger

__all__ = [
    "LEDGER_SUFFIX",
    "Confirmed",
    "How",
    "Ledger",
    "LedgerError",
    "LedgerOpened",
    "LiveBegan",
    "LiveEnded",
    "ReadLedger",
    "RecordingBegan",
    "read_ledger",
]
