"""The window's panels: each has its slices of the station, none knows another."""
