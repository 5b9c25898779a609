"""A small record with something of everything in it, built by hand so that views are tested without the reader."""

from typing import Any

import pytest

from accordingto.records import (
    Apart,
    Check,
    Claim,
    Denial,
    Finding,
    Grade,
    Incident,
    Joined,
    Mention,
    Origin,
    Place,
    Quotation,
    Record,
    Refusal,
    Report,
    Sentence,
    Side,
    Tally,
    Update,
)

WIRE = "Two bakers were killed in Aba on Monday, police said. A nurse put the dead at five. Nobody knows how many fled."
PAPER = "Police said two people died in Aba, the Wire reported. The army has flown 90 raids this year, 60 in the north and 40 in the south."


def _claim(number: int, report: Report, question: str, quote: str, **known: Any) -> Claim:
    start = report.text.index(quote)
    whole = Sentence(0, len(report.text), report.text)
    return Claim(
        f"c-{number}", report.id, "i-aba", question, start, start + len(quote), quote, outlet=report.outlet, sentence=whole, **known
    )


@pytest.fixture
def record() -> Record:
    """Two reports on one incident, a look-alike kept apart, a dispute, an open question, a failing sum, a refusal."""
    wire = Report(
        "r-1", "wire", WIRE, "The Wire", "Bakers killed", "2024-05-07", "https://wire.example/1", "en", "a" * 64, ("i-aba", "i-old")
    )
    paper = Report("r-2", "paper", PAPER, "Aba Paper", incidents=("i-aba",), sha256="b" * 64)
    police, nurse, aba = (
        Origin("police", "official"),
        Origin("a nurse", "medical"),
        Place("Aba", "Nigeria", 5.10658, 7.36667, "town", 2353151),
    )
    claims = (
        _claim(1, wire, "killed", "Two bakers were killed", group="all", low=2, high=2, comparator="exactly", origin=police),
        _claim(2, wire, "killed", "put the dead at five", group="all", low=5, high=5, comparator="exactly", origin=nurse),
        _claim(3, paper, "killed", "two people died", group="all", low=2, high=2, comparator="exactly", origin=police, via=("The Wire",)),
        _claim(4, wire, "displaced", "Nobody knows how many fled", group="all", stance="unknown"),
        _claim(5, wire, "where", "in Aba", value="Aba, Nigeria", place=aba),
        _claim(6, wire, "when", "on Monday", value="2024-05-06"),
    )
    sides = (
        Side(2, 2, None, "asserted", ("police",), ("c-1", "c-3")),
        Side(5, 5, None, "asserted", ("a nurse",), ("c-2",)),
    )
    findings = (
        Finding(
            "killed",
            "all",
            "disputed",
            2,
            5,
            None,
            ("police", "a nurse"),
            ("c-1", "c-2", "c-3"),
            sides,
            "range: from the lowest to the highest",
            history=(Update("police", "c-1", "c-3", "3 → 2, corrected 8 May 2024"),),
            denials=(Denial("c-2", ("c-1",), "2024-05-07", False, "a nurse denies one claim, 7 May 2024"),),
        ),
        Finding("injured", "all", "open", 0, 0, None, (), (), (), "no report tells of anybody injured", True),
        Finding(
            "displaced",
            "all",
            "open",
            None,
            None,
            None,
            ("The Wire",),
            ("c-4",),
            (Side(None, None, None, "unknown", ("The Wire",), ("c-4",)),),
        ),
        Finding(
            "where",
            None,
            "single origin",
            None,
            None,
            "Aba, Nigeria",
            ("The Wire",),
            ("c-5",),
            (Side(None, None, "Aba, Nigeria", "asserted", ("The Wire",), ("c-5",)),),
        ),
        Finding(
            "when",
            None,
            "single origin",
            None,
            None,
            "2024-05-06",
            ("The Wire",),
            ("c-6",),
            (Side(None, None, "2024-05-06", "asserted", ("The Wire",), ("c-6",)),),
        ),
    )
    mention = Mention("r-1", "i-aba", 0, 22, WIRE[:22])
    joined = Joined("r-2", ("same place", "same figure from the same origin"))
    total = PAPER.index("90 raids")
    return Record(
        version="0.1.0",
        reports=(wire, paper),
        refusals=(Refusal("notes.docx", "It is a binary file."),),
        incidents=(
            Incident(
                "i-aba",
                "Shooting in Aba, 6 May 2024",
                "shooting",
                "2024-05-06",
                aba,
                ("r-1", "r-2"),
                (mention,),
                findings,
                (Apart("i-old", ("another year",)),),
                (joined,),
                grade=Grade("fair", "2 origins tell of harm"),
            ),
            Incident("i-old", "Earlier shooting", "shooting", "", None, ("r-1",), (), ()),
        ),
        claims=claims,
        quotations=(Quotation("r-1", 0, 52, WIRE[:52], "police", (), "said"),),
        tallies=(Tally("t-1", "r-2", "strikes", total, total + 8, "90 raids", "army", "", "2024/..", None, 90, 90, "exactly"),),
        checks=(
            Check("parts against whole", "fails", ("t-1", "c-1"), "60 and 40 make 100, more than 90."),
            Check("dates", "holds", ("c-6",), "7 May 2024 follows a Monday."),
        ),
        policy="range",
    )
