"""Whether an ingest can be reached: connected and encrypted, nothing published."""

import ssl

from mixer.clock import Clock
from mixer.errors import StudioError

from .connecting import Gate, open_connection
from .destination import Destination
from .faults import fault_of


def reach(destination: Destination, *, gate: Gate, tls: ssl.SSLContext, clock: Clock) -> str:
    """Return why *destination* cannot be reached, '' when it can.

    Blocks for some seconds where nobody answers. Any thread.
    """
    try:
        connection = open_connection(
            destination, gate=gate, tls=tls, clock=clock, abandoned=lambda: False
        )
    except (OSError, StudioError) as error:
        return fault_of(error, destination, None).text
    connection.close()
    return ""
