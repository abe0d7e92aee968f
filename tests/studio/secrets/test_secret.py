import copy
import json
import logging
import pickle
from dataclasses import asdict, dataclass

import msgspec
import pytest

from studio.secrets import Secret

VALUE = "live_s3cr3t-stream-key"


@dataclass(frozen=True)
class Holder:
    key: Secret


@pytest.mark.promise(15)
def test_no_way_of_printing_shows_a_secret(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(VALUE)
    logging.getLogger("test").info("key %s %r", secret, Holder(secret))
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret:>40}",
        f"{secret!r}",
        "%s" % secret,  # noqa: UP031  # the old way is a way too
        repr([secret]),
        repr(Holder(secret)),
        repr(asdict(Holder(secret))),
        repr(ValueError(secret)),
        repr(vars(Holder(secret))),
        caplog.text,
    ]
    assert not any(VALUE in text for text in shown)
    assert secret.reveal() == VALUE


@pytest.mark.promise(15)
def test_a_secret_is_neither_pickled_nor_encoded() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(Holder(Secret(VALUE)), protocol)
    with pytest.raises(TypeError):
        json.dumps({"key": Secret(VALUE)})
    with pytest.raises(TypeError):
        msgspec.json.encode({"key": Secret(VALUE)})


def test_a_secret_compares_by_value_and_has_no_hash() -> None:
    assert Secret(VALUE) == Secret(VALUE)
    assert Secret(VALUE) != Secret("another")
    assert Secret(VALUE) != VALUE
    with pytest.raises(TypeError):
        hash(Secret(VALUE))


def test_a_secret_does_not_change_and_copies_as_itself() -> None:
    secret = Secret(VALUE)
    with pytest.raises(AttributeError):
        secret._value = "another"
    assert copy.copy(secret) is secret
    assert copy.deepcopy(Holder(secret)).key is secret
