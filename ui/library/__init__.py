"""The recordings in the window: found, played, verified, exported, deleted, restored."""
