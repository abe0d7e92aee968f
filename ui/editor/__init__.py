"""Editing the show in the window: items on the preview, scenes and sources in a panel."""
