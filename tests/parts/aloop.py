"""The kernel's virtual sound card (snd-aloop): its plug, and its name. Needs root."""

from tests.parts.plug import Plug

PLUG = Plug("snd_aloop", "snd_aloop.0")
NAME = "Loopback"
"""What its microphones' names hold."""
