"""The type of a secret: it moves about freely and prints nowhere."""

import hmac
from typing import NoReturn, Self, SupportsIndex

_MASK = "Secret(hidden)"


class Secret:
    """A text that repr, str, format, pickle and JSON never show; :meth:`reveal` alone does.

    Immutable; any thread.
    """

    __slots__ = ("_value",)
    _value: str

    def __init__(self, value: str) -> None:
        object.__setattr__(self, "_value", value)

    def reveal(self) -> str:
        """Return the value, for the one place that sends or derives from it."""
        return self._value

    def __repr__(self) -> str:
        return _MASK

    __str__ = __repr__

    def __format__(self, _spec: str) -> str:
        return _MASK

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        message = f"A secret does not change; {name!r} was not set."
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        # Takes the same time wherever the two differ.
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    __hash__ = None  # type: ignore[assignment]  # a hash would tell about the value

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        return self

    def __reduce_ex__(self, _protocol: SupportsIndex) -> NoReturn:
        message = "A secret is not pickled."
        raise TypeError(message)
