"""Recordings after they were made: known, played, verified, exported, deleted and kept in bounds.

Runs in a process of its own, or in a command's: a show neither waits for it nor loads it.
"""
