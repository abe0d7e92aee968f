"""Time, media, scenes and mixing: the bottom code layer of the studio."""
