"""What only who installs a backend can do, at its console: let the first people in."""

from collections.abc import Callable
from contextlib import closing

import msgspec

from studio.backend.accounts.first_admin import begin_organisation
from studio.backend.moment import utc_now_ns
from studio.backend.parts import Parts
from studio.secrets import Secret

from .asking import link_of
from .assembly import deployed_parts
from .checking import key_of
from .config import Deployment


def invite_first_developer(
    deployment: Deployment, mail: str, document: str, signed_on: str
) -> Secret:
    """Invite the first of the provider's people; return the code that her letter has.

    Raises :class:`BackendError`, ``SecretError``.
    """
    return _at_console(
        deployment, lambda parts: parts.accounts.staff.begin(mail, document, signed_on)
    )


def invite_first_admin(deployment: Deployment, organisation: str, mail: str) -> Secret:
    """Make the first organisation and invite its admin; return the code that her letter has.

    Raises :class:`BackendError`, ``SecretError``.
    """
    link = link_of(deployment.public_url)
    return _at_console(
        deployment,
        lambda parts: begin_organisation(
            parts.repository, parts.trail, utc_now_ns, link, name=organisation, mail=mail
        ),
    )


def _at_console(deployment: Deployment, do: Callable[[Parts], Secret]) -> Secret:
    # A chain of its own: that of the instance may be written by the server meanwhile.
    instance = f"{deployment.instance}-console"
    alone = msgspec.structs.replace(deployment, instance=instance, nats=None)
    with closing(deployed_parts(alone, key_of(deployment))) as parts:
        return do(parts)
