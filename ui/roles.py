"""What people are called by what they do, in the window's language."""

from ui.language import translate


def role(name: str) -> str:
    """Return what a role is called; one that is not known is called as it came."""
    return {
        "presenter": translate("Roles", "presenter"),
        "producer": translate("Roles", "producer"),
        "operator": translate("Roles", "operator"),
        "admin": translate("Roles", "admin"),
    }.get(name, name)
