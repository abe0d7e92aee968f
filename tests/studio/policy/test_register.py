from pathlib import Path

import pytest

from studio.policy import (
    Consent,
    Location,
    Purpose,
    RegisterError,
    load_register,
    parse_register,
    shipped_register,
)

ROW = """
[[connection]]
name = "{name}"
vendor = "Example Oy"
hosts = ["{host}"]
purpose = "{purpose}"
data = ["programme picture"]
location = "{location}"
on = true
consent = "{consent}"
"""


def row(
    name: str = "ours",
    host: str = "ingest.example.org",
    purpose: str = "ingest",
    location: str = "eu",
    consent: str = "not-needed",
) -> str:
    return ROW.format(name=name, host=host, purpose=purpose, location=location, consent=consent)


@pytest.mark.promise(33)
def test_the_shipped_register_has_an_ingest_in_each_region() -> None:
    rows = shipped_register().rows
    for location in (Location.EU, Location.US):
        assert any(
            row.purpose is Purpose.INGEST and row.location is location and row.on for row in rows
        )


def test_every_shipped_row_says_what_data_it_takes_and_names_reserved_hosts_only() -> None:
    for shipped in shipped_register().rows:
        assert shipped.data
        assert shipped.ports
        # RFC 2606: nobody's, until an organisation names its own; but a vendor's own hosts are
        # known, and nobody is led there who was not asked.
        reserved = all(host.endswith(".example") for host in shipped.hosts)
        assert reserved or (shipped.vendor == "Daily" and shipped.consent is Consent.NEEDED)


def test_an_organisation_adds_rows_switches_off_and_records_consents() -> None:
    base = parse_register(row("asks", consent="needed") + row("stays", "a.example.org"), "base")
    text = 'switched_off = ["stays"]\nconsent_given = ["asks"]\n' + row("new", "b.example.org")
    register = parse_register(text, "ours", base)
    assert [one.name for one in register.rows] == ["asks", "stays", "new"]
    assert register.by_name["asks"].consent is Consent.GIVEN
    assert not register.by_name["stays"].on
    assert base.by_name["stays"].on


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    "host",
    ["ingest-us.videosync.example", "INGEST-US.Videosync.Example", "ingest-us.videosync.example."],
)
def test_no_addition_can_say_that_a_shipped_host_lies_elsewhere(host: str) -> None:
    with pytest.raises(RegisterError, match="speak of the same host"):
        parse_register(row("relabelled", host), "ours", shipped_register())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (row() + row(), "two rows named 'ours'"),
        (row("a", "10.0.0.0/8", location="local") + row("b", "10.1.2.3", location="local"), "same"),
        (row(location="mars"), "location"),
        (row(purpose="anything"), "purpose"),
        (row(consent="maybe"), "consent"),
        (row(host=""), "hosts"),
        (row(host="10.0.0.1/8", location="local"), "no network"),
        (row(host="10.0.0.1", location="eu"), "does not fit 10.0.0.1"),
        (row(host="8.8.8.8", location="local"), "does not fit 8.8.8.8"),
        (row(host="10.0.0.0/7", location="local"), "does not fit"),
        (row(host="0.0.0.0/0", location="local"), "does not fit"),
        (row(host="127.0.0.1", location="local"), "does not fit"),
        (row(host="ingest.example.org/live"), "no network"),
        (row().replace("on = true\n", ""), "`on`"),
        (row() + "prupose = 1\n", "prupose"),
        ('switched_off = ["nobody"]', "a row 'nobody' that there is not"),
        ('consent_given = ["nobody"]', "a row 'nobody' that there is not"),
        ("[[connection", "end of document"),
        (row(host="8.0.0.0/5"), "does not fit"),
        (row(host="127.0.0.0/8"), "does not fit"),
    ],
)
def test_a_register_that_makes_no_sense_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(RegisterError, match="The register here") as caught:
        parse_register(text, "here")
    assert says in str(caught.value)


def test_an_organisations_file_is_read_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "register.toml"
    assert load_register(None) == load_register(path) == shipped_register()
    path.write_text(row(), encoding="utf-8")
    assert load_register(path).by_name["ours"].location is Location.EU
    path.write_bytes(b"\xff")
    with pytest.raises(RegisterError, match="cannot be read"):
        load_register(path)
