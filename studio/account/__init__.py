"""Who one is, and in which event the show goes live: a process of its own, which may wait."""
