"""The whole way, from files to a record."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.errors import UnreadableOrigins
from accordingto.reading import readers
from accordingto.reading.reader import read_by_rules as read
from accordingto.records import Claim, Mention, Quotation, Reading, Record, Report, Tally
from accordingto.settings import Settings
from accordingto.views.tables import incidents_csv

STRIKE = "Nine people were killed when a drone hit a bus near Bahir Dar on Tuesday, the regional health bureau said."


def write(folder: Path, **texts: str) -> Path:
    for key, text in texts.items():
        (folder / f"{key}.md").write_text(f"---\noutlet: The {key.title()}\npublished: 2023-05-12\n---\n{text}", "utf-8")
    return folder


def build(folder: Path, reader: str = "learned") -> Record:
    return pipeline.build([str(folder)], Settings(reader=reader))


def test_two_reports_of_one_incident_with_two_figures_are_one_incident_in_dispute(tmp_path: Path) -> None:
    other = "A drone strike on a bus near Bahir Dar on Tuesday killed at least 14 people, the opposition party said."
    record = build(write(tmp_path, herald=STRIKE, star=other))
    (incident,) = record.incidents
    killed = next(f for f in incident.findings if f.question == "killed" and f.group == "all")
    assert (killed.status, killed.low, len(killed.sides)) == ("disputed", 9, 2)


@pytest.mark.parametrize(("policy", "low"), [("range", 9), ("lowest", 9), ("pending", None)])
def test_the_policy_of_the_settings_decides_and_is_named(tmp_path: Path, policy: str, low: int | None) -> None:
    other = "A drone strike on a bus near Bahir Dar on Tuesday killed at least 14 people, the opposition party said."
    record = pipeline.build([str(write(tmp_path, herald=STRIKE, star=other))], Settings(reader="rules", policy=policy))
    killed = next(f for f in record.incidents[0].findings if f.question == "killed" and f.group == "all")
    assert (killed.low, killed.status, record.policy) == (low, "disputed", policy)
    assert killed.rule.startswith(f"{policy}: ") == (low is not None)


def test_two_papers_that_cite_one_bureau_are_one_origin(tmp_path: Path) -> None:
    other = "The regional health bureau said nine people died on Tuesday when a drone struck a bus near Bahir Dar."
    record = build(write(tmp_path, herald=STRIKE, star=other))
    (incident,) = record.incidents
    killed = next(f for f in incident.findings if f.question == "killed" and f.group == "all")
    assert killed.status == "single origin"
    assert len(killed.claims) == 2 and len(killed.origins) == 1


WIRE = """MARSA (Harbour Wire) — At least nine people were killed when rockets struck a grain silo outside Marsa on Tuesday.

The silo burned through the night while firefighters from three towns tried to keep the flames from the fuel depot next to it.

Four workers of the night shift were missing under the collapsed conveyor hall, and bread will be dearer within days.
"""


def test_one_story_in_three_papers_is_one_origin_by_the_users_own_list(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[origin]]\nname = "Harbour Wire"\nkind = "agency"\n', "utf-8")
    (tmp_path / "in").mkdir()
    cut, local = WIRE.replace("MARSA (Harbour Wire) — ", ""), WIRE.replace("Four workers", "Our own town sent two engines.\n\nFour workers")
    folder = write(tmp_path / "in", herald=WIRE, star=cut, echo=local)
    (incident,) = pipeline.build([str(folder)], Settings(reader="rules", origins=str(own))).incidents
    killed = next(f for f in incident.findings if f.question == "killed" and f.group == "all")
    assert (killed.status, killed.origins, len(killed.claims)) == ("single origin", ("Harbour Wire",), 3)
    (wire,) = (origin for origin in incident.origins if origin.name == "Harbour Wire")
    assert (wire.kind, wire.outlets) == ("agency", ("The Echo", "The Herald", "The Star"))
    with pytest.raises(UnreadableOrigins, match="can't be read"):
        pipeline.build([str(folder)], Settings(reader="rules", origins=str(tmp_path / "none.toml")))


def test_people_told_of_by_what_they_do_alone_fill_the_column_of_all(tmp_path: Path) -> None:
    record = build(write(tmp_path, herald="Two bakers were killed in an air strike on Aleppo on Tuesday, police said."))
    (row,) = csv.DictReader(StringIO(incidents_csv(record).decode("utf-8-sig")))
    assert (row["killed_low"], row["killed_high"], row["killed_status"]) == ("2", "2", "single origin")
    rules = {finding.group: finding.rule for finding in record.incidents[0].findings if finding.question == "killed" and finding.derived}
    assert rules == {"all": "no report gives a total; summed from groups: 2 bakers"}


def test_a_report_that_dates_two_events_is_held_to_its_own_counting(tmp_path: Path) -> None:
    text = "Jets struck Raqqa on {}, two days after the attacks in Paris. Gunmen killed 129 people in the attacks in Paris on Friday."
    verdicts = []
    for day in ("Sunday", "Monday"):
        (tmp_path / day).mkdir()
        record = build(write(tmp_path / day, herald=text.format(day)), "rules")  # a matter of calendars, where both Fridays must be read
        verdicts += [check.verdict for check in record.checks if check.rule == "relative-dates-agree"]
    assert verdicts == ["can't tell", "fails"], "published on a Friday, the report may mean that one or the one before"


def test_every_quote_of_a_record_stands_in_the_text_received(tmp_path: Path) -> None:
    record = build(write(tmp_path, herald=STRIKE))
    text = (tmp_path / "herald.md").read_text("utf-8").split("---\n", 2)[2]
    assert record.claims
    quoted: list[Claim | Tally | Quotation | Mention] = [*record.claims, *record.tallies, *record.quotations]
    quoted += (m for i in record.incidents for m in i.mentions)
    for item in quoted:
        assert text[item.start : item.end] == item.quote


def test_a_fault_in_reading_one_report_is_told_and_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(report: Report) -> Reading:
        if report.key == "herald":
            raise ValueError("a fault of ours")
        return read(report)

    monkeypatch.setattr(readers, "read", failing)
    record = build(write(tmp_path, herald=STRIKE, star=STRIKE))
    assert [r.key for r in record.reports] == ["star"]
    assert "a fault of ours" in record.refusals[0].reason


def test_the_order_of_reports_changes_nothing(tmp_path: Path) -> None:
    rows = [
        {"key": k, "outlet": k, "published": "2023-05-12", "text": STRIKE if n % 2 else STRIKE.replace("Bahir Dar", "Gondar")}
        for n, k in enumerate("abcd")
    ]
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    two.write_text("\n".join(map(json.dumps, reversed(rows))), "utf-8")
    records = [pipeline.build([str(path)], Settings()) for path in (one, two)]
    assert {i.id for i in records[0].incidents} == {i.id for i in records[1].incidents}
    assert sorted(c.id + c.incident for c in records[0].claims) == sorted(c.id + c.incident for c in records[1].claims)


def test_progress_is_told_for_every_source(tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    pipeline.build(
        [str(write(tmp_path, herald=STRIKE, star=STRIKE)), str(tmp_path / "missing.txt")],
        Settings(),
        progress=lambda n, key: told.append((n, key)),
    )
    assert [n for n, _ in told] == [1, 2, 3]


def test_as_of_a_day_the_record_holds_what_was_published_by_then(tmp_path: Path) -> None:
    write(tmp_path, herald=STRIKE)
    (tmp_path / "later.md").write_text(f"---\npublished: 2023-06-01T08:00\n---\n{STRIKE}", "utf-8")
    record = pipeline.build([str(tmp_path)], Settings(as_of=date(2023, 5, 12)))
    assert [r.key for r in record.reports] == ["herald"]
    assert [(r.source, "2023-06-01" in r.reason) for r in record.refusals] == [("later", True)]
