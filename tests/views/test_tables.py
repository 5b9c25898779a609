"""claims.csv and incidents.csv, read back as a spreadsheet would."""

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Claim, Record, Report
from accordingto.views.tables import CLAIM_COLUMNS, INCIDENT_COLUMNS, claims_csv, incidents_csv


def rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""), strict=True))


def test_one_row_a_claim(record: Record) -> None:
    found = rows(claims_csv(record))
    assert tuple(found[0]) == CLAIM_COLUMNS
    assert [row["id"] for row in found] == [claim.id for claim in record.claims]
    relayed = found[2]
    assert (relayed["report"], relayed["outlet"], relayed["origin"], relayed["origin_kind"], relayed["via"]) == (
        "paper", "Aba Paper", "police", "official", "The Wire",
    )  # fmt: skip
    assert (relayed["low"], relayed["high"], relayed["quote"], relayed["explicit"]) == ("2", "2", "two people died", "true")
    assert (found[3]["stance"], found[3]["low"]) == ("unknown", ""), "an open figure is an empty cell, no zero"


def test_one_row_an_incident(record: Record) -> None:
    shooting, old = rows(incidents_csv(record))
    assert tuple(shooting) == INCIDENT_COLUMNS
    assert (shooting["killed_low"], shooting["killed_high"], shooting["killed_status"]) == ("2", "5", "disputed")
    assert (shooting["place"], shooting["latitude"], shooting["longitude"]) == ("Aba", "5.10658", "7.36667")
    assert (shooting["disputed"], shooting["open"]) == ("killed (all)", "injured (all); displaced (all)")
    assert (shooting["derived"], shooting["grade"]) == ("injured (all)", "fair")
    assert (shooting["reports"], shooting["outlets"]) == ("2", "The Wire; Aba Paper")
    assert shooting["failing_checks"] == "60 and 40 make 100, more than 90."
    assert (old["place"], old["killed_low"], old["failing_checks"]) == ("", "", "")


def test_a_spreadsheet_knows_it_for_utf8_with_crlf_lines(record: Record) -> None:
    written = claims_csv(record)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\r\n") == written.count(b"\n") == len(record.claims) + 1


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", " '=1+1"),
        ("\r=1+1", " '=1+1"),
        ("  =1+1", "  '=1+1"),
        ("＝1+1", "'＝1+1"),
        ("dead; =HYPERLINK(1)", "dead; '=HYPERLINK(1)"),
        ('he said "no"', 'he said "no"'),
        ("two\nlines", "two lines"),
        ("exe\u202egpj", "exe�gpj"),
        ("2+2 = 4", "2+2 = 4"),
    ],
)
def test_no_cell_is_a_formula(record: Record, title: str, cell: str) -> None:
    first = replace(record.reports[0], title=title)
    written = claims_csv(replace(record, reports=(first, record.reports[1])))
    assert rows(written)[0]["title"] == cell


def test_numbers_stay_numbers(record: Record) -> None:
    place = record.incidents[0].where
    assert place
    south = replace(record.incidents[0], where=replace(place, latitude=-5.5))
    assert rows(incidents_csv(replace(record, incidents=(south,))))[0]["latitude"] == "-5.5"


@given(st.text(), st.text(min_size=1), st.text())
def test_any_text_is_one_cell_of_one_row(title: str, quote: str, outlet: str) -> None:
    claim = Claim("c", "r", "i", "killed", 0, len(quote), quote, outlet=outlet)
    (row,) = rows(claims_csv(Record("1", reports=(Report("r", "k", "", title=title),), claims=(claim,))))
    assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row.values())
    assert row["end"] == str(len(quote))
