"""Widgets that know nothing of a show: pictures, meters, faders, badges."""
