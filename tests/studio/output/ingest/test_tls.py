import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.output.errors import OutputError
from studio.output.ingest import verifying_context
from studio.output.ingest.tls import require_verifying

pytestmark = pytest.mark.promise(4)


def test_the_studios_own_context_is_good_enough() -> None:
    context = verifying_context()
    require_verifying(context)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def _unverified() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _any_name() -> ssl.SSLContext:
    context = verifying_context()
    context.check_hostname = False
    return context


def _old() -> ssl.SSLContext:
    context = verifying_context()
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1_1
    return context


@pytest.mark.parametrize("make", [_unverified, _any_name, _old])
def test_a_context_that_would_take_less_is_refused(make: Callable[[], ssl.SSLContext]) -> None:
    with pytest.raises(OutputError, match=r"TLS 1\.2"):
        require_verifying(make())


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_without_authorities_is_told(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_text(content)
    with pytest.raises(OutputError, match="name a PEM file"):
        verifying_context(file)
