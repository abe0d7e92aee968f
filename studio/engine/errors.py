"""What keeps an engine from starting."""

from mixer.errors import StudioError


class EngineError(StudioError):
    """An engine that cannot begin or go on; the text says what to do."""
