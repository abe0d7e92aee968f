"""What a deployment cannot be started with."""

from studio.backend.errors import BackendError


class DeploymentError(BackendError):
    """The configuration will not do; the text names the line to change."""

    code = "deployment"
