"""The backend deployed for organisations: its configuration, checked, and the server that runs."""

from .checking import check
from .config import Deployment, load_deployment
from .console import invite_first_admin, invite_first_developer
from .errors import DeploymentError
from .run import serve

__all__ = [
    "Deployment",
    "DeploymentError",
    "check",
    "invite_first_admin",
    "invite_first_developer",
    "load_deployment",
    "serve",
]
