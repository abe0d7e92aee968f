"""Names of devices, each with a number behind it where another one is called alike; pure."""

from collections.abc import Iterable


def told_apart(names: Iterable[str]) -> list[str]:
    """Return *names* in their order, the second of two that are alike as "name (2)".

    Or else the second of two devices of one make could not be chosen by its name.
    """
    told: dict[str, None] = {}
    for each in names:
        name, number = each, 1
        while name in told:
            number += 1
            name = f"{each} ({number})"
        told[name] = None
    return list(told)
