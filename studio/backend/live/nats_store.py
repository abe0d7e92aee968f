"""Live states between instances: JetStream's key-value store, in memory.

Compare-and-set is by the last sequence of a key's subject (NATS ADR-8). Nothing is written to a
disk: a live state is of no use after its event, and needs no key there.
"""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from nats.js.api import KeyValueConfig, StorageType
from nats.js.errors import BucketNotFoundError, KeyNotFoundError, KeyWrongLastSequenceError
from nats.js.errors import Error as StreamError
from nats.js.kv import KeyValue

from studio.backend.errors import ConflictError

from .nats_link import NatsLink

BUCKET: Final = "videosync-live"
MOST_VALUE_BYTES: Final = 256 << 10
_MOST_BYTES: Final = 64 << 20
_LIFE_S: Final = 7 * 24 * 3600.0
T = TypeVar("T")


class NatsStateStore:
    """Keeps what a :class:`StateStore` keeps; *replicas* servers have each value."""

    def __init__(self, link: NatsLink, *, replicas: int = 1) -> None:
        self._link = link
        self._bucket: KeyValue | None = None
        self._config = KeyValueConfig(
            bucket=BUCKET,
            max_value_size=MOST_VALUE_BYTES,
            history=1,
            ttl=_LIFE_S,
            max_bytes=_MOST_BYTES,
            storage=StorageType.MEMORY,
            replicas=replicas,
        )

    def get(self, key: str) -> tuple[int, bytes] | None:
        """As the Protocol says."""

        async def look(bucket: KeyValue) -> tuple[int, bytes] | None:
            try:
                entry = await bucket.get(key)
            except KeyNotFoundError:
                return None
            return entry.revision or 0, entry.value or b""

        return self._with_bucket(look)

    def put(self, key: str, value: bytes, revision: int) -> int:
        """As the Protocol says."""

        async def change(bucket: KeyValue) -> int | None:
            try:
                if revision:
                    return await bucket.update(key, value, last=revision)
                return await bucket.create(key, value)
            except KeyWrongLastSequenceError:
                return None

        number = self._with_bucket(change)
        if number is None:
            message = "It was changed meanwhile; look at it again."
            raise ConflictError(message)
        return number

    def remove(self, key: str) -> None:
        """As the Protocol says."""

        async def forget(bucket: KeyValue) -> None:
            await bucket.delete(key)

        self._with_bucket(forget)

    def _with_bucket(self, do: Callable[[KeyValue], Awaitable[T]]) -> T:
        async def done() -> T:
            known = self._bucket
            if known is not None:
                try:
                    return await do(known)
                except StreamError:
                    # Gone with the server that had it, perhaps: it is made anew.
                    self._bucket = None
            self._bucket = await self._made()
            return await do(self._bucket)

        return self._link.run(done)

    async def _made(self) -> KeyValue:
        stream = self._link.client.jetstream(timeout=1.0)
        try:
            return await stream.key_value(BUCKET)
        except BucketNotFoundError:
            return await stream.create_key_value(self._config)
