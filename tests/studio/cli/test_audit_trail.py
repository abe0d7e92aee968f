"""``audit verify`` over a backend's trail: an export, and the store itself."""

import json
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from studio.backend.assembly import embedded_parts
from studio.backend.audit import Signer, Wanted
from studio.backend.audit.merkle import Frontier
from studio.backend.caller import Caller
from studio.backend.launch import BackendLaunch
from studio.backend.trail import Deed, Outcome
from studio.cli.audit import add_parser
from studio.policy.permissions import Role
from studio.secrets import RecordKey, write_key
from tests.parts.heads_place import HeadsPlace
from tests.parts.pki import Authority

from .commands import run

KEY = RecordKey.generate(protected=True)
SECRET = "s" * 43
ADMIN = Caller("owner", "own", Role.ADMIN, "launch", "")


@pytest.fixture
def backend(tmp_path: Path) -> Path:
    """Return the folder of a backend with three deeds and an export of them."""
    launch = BackendLaunch(
        folder=str(tmp_path / "backend"),
        secret=SECRET,
        record_key=KEY.key.reveal(),
        protected=True,
    )
    write_key(tmp_path / "key", KEY)
    with closing(embedded_parts(launch)) as parts:
        for target in ("a", "b", "c"):
            parts.trail.record(Deed("access", Outcome.DONE, "own", account="owner", target=target))
        export = b"".join(parts.audit.export(ADMIN, Wanted()))
    (tmp_path / "export.jsonl").write_bytes(export)
    return tmp_path


@pytest.mark.promise(43)
def test_an_export_is_verified_offline_without_a_key(
    backend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export, heads = backend / "export.jsonl", backend / "backend-heads"
    public = Signer.from_key(KEY).public
    assert run(add_parser, "audit", "verify", export, "--heads", heads, "--signer", public) == 0
    said = capsys.readouterr().out
    assert said.startswith("Whole: 4 records of 1 chain (an excerpt, each with its proof) as of 20")
    assert said.endswith(f", signed by {public}.\n")
    assert run(add_parser, "audit", "verify", export, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["records"], told["fault"], told["signer"]) == (4, "", public)
    assert run(add_parser, "audit", "verify", export, "--signer", "00" * 32) == 2
    assert "BROKEN: it was signed by" in capsys.readouterr().out


@pytest.mark.promise(43)
def test_a_tampered_export_is_told(backend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = backend / "export.jsonl"
    lines = export.read_bytes().splitlines(keepends=True)
    export.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert run(add_parser, "audit", "verify", export) == 2
    assert capsys.readouterr().out.startswith("BROKEN: ")


@pytest.mark.promise(43)
def test_a_store_is_verified_with_its_key(
    backend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, key = backend / "backend" / "store", backend / "key"
    options = ("--key-file", key, "--heads", backend / "backend-heads")
    assert run(add_parser, "audit", "verify", store, *options) == 0
    assert capsys.readouterr().out.startswith("Whole: 4 records of 1 chain (all)")
    other = backend / "other"
    write_key(other, RecordKey.generate(protected=True))
    assert run(add_parser, "audit", "verify", store, "--key-file", other) == 3
    assert "cannot be verified" in capsys.readouterr().err


@pytest.mark.promise(43)
def test_it_is_compared_with_heads_at_an_address(
    backend: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, export = backend / "backend" / "store", backend / "export.jsonl"
    (newest,) = (backend / "backend-heads").glob("*.head")
    authority = Authority(backend)
    monkeypatch.setenv("HEADS", "token of the place")
    with HeadsPlace(authority.valid()) as place:
        place.kept[f"/backend/{newest.name}"] = newest.read_bytes()
        trust = ("--heads-ca-file", authority.ca_file)
        options = ("--heads", place.url, *trust, "--heads-token-from", "env:HEADS")
        by_key = ("--key-file", backend / "key", *options)
        assert run(add_parser, "audit", "verify", store, *by_key) == 0
        monkeypatch.setenv("HEADS", "token of the place")
        assert run(add_parser, "audit", "verify", export, *options) == 0
        assert place.tokens == {"Bearer token of the place"}
        # A chain that came after those of the store was taken out of it whole.
        later = Signer.from_key(KEY).head("embedded.2", Frontier(), "", 1)
        place.kept["/backend/embedded.2.head"] = msgspec.json.encode(later)
        assert run(add_parser, "audit", "verify", store, *by_key[:-2]) == 2
        assert "chain embedded.2 is missing" in capsys.readouterr().out
        assert run(add_parser, "audit", "verify", export, "--heads", place.url) == 3
    said = capsys.readouterr().err
    assert "SSLError" in said
    assert "token of the place" not in said
