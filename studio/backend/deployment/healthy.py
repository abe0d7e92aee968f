"""``python -m studio.backend.deployment.healthy --config FILE``: exit status 0 while it answers."""

import argparse
import http.client
import ssl
import sys
from pathlib import Path
from typing import Final

from .config import Deployment, load_deployment
from .errors import DeploymentError

_TIMEOUT_S: Final = 2.0
_OK: Final = 200


def is_healthy(deployment: Deployment) -> bool:
    """Return whether the backend of *deployment* answers on this machine."""
    tls = deployment.tls
    if tls is None:
        connection = http.client.HTTPConnection("127.0.0.1", deployment.port, timeout=_TIMEOUT_S)
    else:
        # Its own certificate is the only one that is trusted, whatever name it is for.
        context = ssl.create_default_context(cafile=tls.chain)
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        context.check_hostname = False
        connection = http.client.HTTPSConnection(
            "127.0.0.1", deployment.port, timeout=_TIMEOUT_S, context=context
        )
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == _OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """Tell whether the backend is healthy."""
    parser = argparse.ArgumentParser(prog="python -m studio.backend.deployment.healthy")
    parser.add_argument("--config", type=Path, required=True, metavar="FILE")
    try:
        return 0 if is_healthy(load_deployment(parser.parse_args().config)) else 1
    except DeploymentError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
