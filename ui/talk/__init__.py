"""Talkback at the window: who is there, talk keys, calls and cues, the matrix, one's own ears."""
