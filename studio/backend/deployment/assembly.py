"""Hands a deployed backend what it needs."""

import ssl
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.backend.assembly import parts_over
from studio.backend.audit import FolderOfHeads, Signer
from studio.backend.keeping import no_jobs, store_jobs
from studio.backend.live.local_bus import LocalBus
from studio.backend.live.local_store import LocalStateStore
from studio.backend.live.nats_bus import NatsBus
from studio.backend.live.nats_link import NatsLink
from studio.backend.live.nats_store import NatsStateStore
from studio.backend.parts import Parts
from studio.backend.repository import Repository
from studio.backend.stores.disk_archive import DiskArchives
from studio.backend.stores.mongo import MongoRepository
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.secrets import RecordKey, read_secret

from .asking import daily_of, gate_of, heads_of, link_of, outside_of, post_of, providers_of
from .config import Deployment, Nats, SqliteStore

if TYPE_CHECKING:
    from studio.backend.bus import Bus
    from studio.backend.live import StateStore

_FORMS: Final = b"videosync-studio backend forms"


def deployed_parts(deployment: Deployment, key: RecordKey) -> Parts:
    """Return the parts of *deployment*, all that it keeps sealed under *key*.

    Raises :class:`StoreError`, and ``CrossingError`` when the store is another environment's.
    """
    # Before anything is opened: a secret that is missing is told by itself.
    post, providers = post_of(deployment), providers_of(deployment)
    heads_elsewhere, daily = heads_of(deployment), daily_of(deployment)
    with ExitStack() as opened:
        repository = _repository(deployment, key)
        opened.callback(repository.close)
        link = None if deployment.nats is None else _link(deployment.nats)
        bus: Bus = LocalBus()
        states: StateStore = LocalStateStore()
        closing = []
        own_jobs = no_jobs
        if isinstance(repository, SqliteRepository):
            own_jobs = partial(store_jobs, repository)
        if link is not None and deployment.nats is not None:
            opened.callback(link.close)
            bus, states = NatsBus(link), NatsStateStore(link, replicas=deployment.nats.replicas)
            closing.append(link.close)
        parts = parts_over(
            repository,
            bus=bus,
            state_store=states,
            gate=gate_of(deployment),
            outside=partial(outside_of, deployment),
            post=post,
            heads_elsewhere=heads_elsewhere,
            daily=daily,
            providers=providers,
            link=link_of(deployment.public_url),
            form_key=key.derive(_FORMS, b""),
            archives=DiskArchives(
                Path(deployment.archive_folder), key, own="", environment=deployment.environment
            ),
            signer=Signer.from_key(key),
            kept_heads=FolderOfHeads(Path(deployment.audit.heads_folder)),
            instance=deployment.instance,
            own_jobs=own_jobs,
            shares_jobs=not isinstance(repository, SqliteRepository),
        )
        opened.pop_all()
    return replace(parts, closing=(*closing, *parts.closing))


def _repository(deployment: Deployment, key: RecordKey) -> Repository:
    store, environment = deployment.store, deployment.environment
    if isinstance(store, SqliteStore):
        places = StorePlaces(Path(store.folder), Path(store.second))
        return SqliteRepository(places, key, environment=environment)
    return MongoRepository(
        read_secret(store.url_from),
        read_secret(store.vault_url_from),
        key,
        environment=environment,
        database=store.database,
    )


def _link(nats: Nats) -> NatsLink:
    token = read_secret(nats.token_from) if nats.token_from else None
    context = None
    if any(server.startswith("tls://") for server in nats.servers):
        context = ssl.create_default_context(cafile=nats.ca_file or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    return NatsLink(nats.servers, context=context, token=token)
