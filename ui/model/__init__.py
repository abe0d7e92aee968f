"""What the window knows, without a widget: the station's slices, notices, pace."""
