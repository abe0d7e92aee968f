"""The link's event loop: uvloop's, which takes half as long over a small packet by TLS.

Windows has none; there it is asyncio's own.
"""

import sys

if sys.platform == "win32":
    from asyncio import new_event_loop
else:
    from uvloop import new_event_loop

__all__ = ("new_event_loop",)
