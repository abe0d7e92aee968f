"""From the mix to everything outside: one encode, then ingests and recordings fed by packets.

``encoder`` turns pictures and sound into packets once; ``fanout`` hands them to any number of
outputs; ``ingest`` and ``recorder`` are the outputs. ``rtmp`` is the codec that the ingest
server shares, so nothing is re-exported here that would bring av along with it.
"""
