"""Screens of X11: what stands on them, whose it is, and what of it may be seen."""
