"""The window: shows a station's state as the wire tells it, submits commands, decides nothing."""
