"""Publishing by WHIP (RFC 9725): the engine's end of it.

The conversation itself, and its asyncio, are a link process's (``studio.links.whip``); ``output``
feeds it and minds it, ``messages`` and ``framing`` are what the two say to each other.
"""
