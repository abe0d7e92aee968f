"""The root of every error that the studio raises on purpose, and the mixer's branch of it.

Each layer has one tree under :class:`StudioError`. A message is one sentence that a user can
act on; the library error it came from is chained as its cause.
"""


class StudioError(Exception):
    """Something that the studio can name; its text tells the user what to do."""


class PassingError(StudioError):
    """Something that is refused for now; the same may be asked again a little later."""


class MixerError(StudioError):
    """A picture, a sound or a scene that the mixer cannot take."""
