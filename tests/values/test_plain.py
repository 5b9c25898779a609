"""Nouns of the record from what JSON holds: what fits, and where it does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Finding, Incident, Place, Side
from accordingto.values.plain import Misfit, noun_of, plain

PLACE = {"name": "Tarn", "country": "Ostland", "latitude": 3, "longitude": 4.5, "precision": "town", "geonames": None}


def incident(**told: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"id": "i-1", "label": "", "type": "", "when": "", "where": None, "reports": [], "mentions": [], "findings": []}
    return given | told


MISFITS = [
    ("words are no incident", "i-1", "it is no object"),
    ("what is missing is named", {"id": "i-1"}, "it has no 'label'"),
    ("one report is no list of reports", incident(reports="r-1"), "it.reports is no list"),
    ("the one of several that does not fit is counted", incident(reports=["r-1", 2]), "it.reports[1] is 2, not of type str"),
    ("the way leads through nouns", incident(where=PLACE | {"latitude": "north"}), "it.where.latitude is 'north', not of type float"),
    ("a yes is no figure", incident(where=PLACE | {"geonames": True}), "it.where.geonames is True, not of type int"),
    ("and through lists of nouns", incident(findings=[{}]), "it.findings[0] has no 'question'"),
]


@pytest.mark.parametrize(("shows", "value", "says"), MISFITS, ids=[one[0] for one in MISFITS])
def test_misfits_are_said_with_their_place(shows: str, value: Any, says: str) -> None:
    with pytest.raises(Misfit) as told:
        noun_of(Incident, value)
    assert str(told.value) == says


def test_whole_degrees_are_numbers_with_a_point() -> None:
    found = noun_of(Place, PLACE)
    assert (found.latitude, type(found.latitude)) == (3.0, float)


def test_a_field_under_another_name_and_one_that_stands_nowhere() -> None:
    columns: dict[tuple[type, str], str | None] = {(Place, "name"): "called", (Place, "country"): None}
    told = plain(Place("Tarn", "Ostland", 3.0, 4.5, "town"), columns)
    assert "country" not in told and told["called"] == "Tarn"
    assert noun_of(Place, told, columns) == Place("Tarn", "", 3.0, 4.5, "town")


@given(st.builds(Finding, sides=st.lists(st.from_type(Side), max_size=2).map(tuple)))
def test_what_is_plain_is_had_back(finding: Finding) -> None:
    assert noun_of(Finding, plain(finding)) == finding
