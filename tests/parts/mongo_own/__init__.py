"""A server of the tests' own that speaks MongoDB's protocol, for what happens at the same time.

Written from what MongoDB's manual and the drivers' specifications say of transactions, as no
MongoDB can be had where the tests run: so it shows that the store does what these ask for, not that
a MongoDB does. What it knows: OP_MSG, sessions, transactions of snapshot isolation in which the
second of two writers is told WriteConflict at once, retryable writes, unique sparse indexes of one
field, and the few commands that the store uses. Nothing is kept. Faults can be put in
(:mod:`.faults`): transactions that the server gives up, connections that are cut before or after a
command was done, a primary that steps down, commits whose outcome is not known.
"""

from .faults import Fault, Faults, no_faults
from .server import OwnMongo

__all__ = ["Fault", "Faults", "OwnMongo", "no_faults"]
