"""The kernel's dummy sound card (snd-dummy), a second one: its plug, and its name. Needs root."""

from tests.parts.plug import Plug

PLUG = Plug("snd_dummy", "snd_dummy.0")
NAME = "Dummy"
"""What its microphones' and outputs' names hold."""
