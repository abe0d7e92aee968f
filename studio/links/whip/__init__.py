"""The WHIP link: ``python -m studio.links.whip``, launched and fed on its standard input.

Signalling goes over TLS connections of our own, media through aiortc's ICE, DTLS and SRTP. Every
address is asked of the engine's gate first, those of ICE candidates too.
"""
