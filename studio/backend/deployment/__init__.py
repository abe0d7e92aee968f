"""The backend deployed for organisations: its configuration, checked, and the server that runs."""

from .config import Deployment, load_deployment
from .errors import DeploymentError
from .run import check, serve

__all__ = ["Deployment", "DeploymentError", "check", "load_deployment", "serve"]
