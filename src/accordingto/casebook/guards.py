"""What the database itself sees to: that statements are never changed, and views with readable names."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, LargeBinary, Table, case, null

from accordingto.casebook import indexing
from accordingto.casebook.tables import STATEMENTS, anchor, claim, content, judgement, reading, report, tally, version

BLANKED: dict[Table, tuple[Column[Any], ...]] = {
    content: (content.c.packed,),
    report: (report.c.key,),
    version: (version.c.text, version.c.title, version.c.url, version.c.source),
    reading: (reading.c.rest,),
    claim: (claim.c.group, claim.c.value, claim.c.origin, claim.c.via, claim.c.quote),
    tally: (tally.c.actor, tally.c.scope, tally.c.origin, tally.c.via, tally.c.quote),
    judgement: (judgement.c.reason, judgement.c.value),
    anchor: (anchor.c.group, anchor.c.quote),
}
"""What an erasure takes out of the rows of each table, and all that may ever be changed in a statement: every word, and no figure."""


def blank(column: Column[Any]) -> ColumnElement[Any]:
    """What an erasure leaves: of bytes nothing, of words the empty word, of a report's key its id."""
    if isinstance(column.type, LargeBinary):
        return null()
    return report.c.id if column is report.c.key else case((column.is_(None), null()), else_="")


_IN_FORCE = """
CREATE VIEW readings_in_force AS
SELECT r.number AS reading, r.report, r.version
FROM reading r
WHERE NOT EXISTS (SELECT 1 FROM reading later WHERE later.report = r.report AND later.number > r.number)
"""

_REPORTS = """
CREATE VIEW reports AS
SELECT p.id AS report, p.key, v.outlet, v.title, v.published, v.url, v.language, v.ordinal AS version, l.at AS received,
       l.author AS added_by, v.source, n.reader,
       (SELECT count(*) FROM claim c WHERE c.reading = n.number) AS claims
FROM readings_in_force f
JOIN reading n ON n.number = f.reading
JOIN version v ON v.number = f.version
JOIN report p ON p.number = f.report
JOIN log l ON l.number = v.entry
"""

_ACCOUNTS = """
CREATE VIEW accounts AS
SELECT a.id AS account, s.incident, p.id AS report, p.key, v.outlet, v.published,
       (SELECT count(*) FROM claim c LEFT JOIN moved m ON m.reading = c.reading AND m.ordinal = c.ordinal
        WHERE c.reading = a.reading AND (m.account = a.id OR m.account IS NULL AND c.account = a.ordinal)) AS claims
FROM readings_in_force f
JOIN (SELECT reading, ordinal, id FROM account UNION ALL SELECT DISTINCT reading, -1, account FROM moved WHERE type <> '') a
  ON a.reading = f.reading
JOIN version v ON v.number = f.version
JOIN report p ON p.number = f.report
LEFT JOIN stands s ON s.account = a.id
"""

_CLAIMS = """
CREATE VIEW claims AS
SELECT c.id AS claim, s.incident, c.question, c."group", c.low, c.high,
       CASE WHEN c.low IS NULL AND c.high IS NULL THEN NULL ELSE coalesce(c.comparator, 'exactly') END AS comparator,
       c.value, coalesce(c.stance, 'asserted') AS stance, coalesce(c.origin, v.outlet) AS according_to,
       coalesce(c.kind, 'outlet') AS kind, c.via, v.outlet, v.published, p.id AS report, p.key, c.start, c."end", c.quote
FROM readings_in_force f
JOIN claim c ON c.reading = f.reading
JOIN account a ON a.reading = c.reading AND a.ordinal = c.account
LEFT JOIN moved m ON m.reading = c.reading AND m.ordinal = c.ordinal
JOIN version v ON v.number = f.version
JOIN report p ON p.number = f.report
LEFT JOIN stands s ON s.account = coalesce(m.account, a.id)
"""

_TALLIES = """
CREATE VIEW tallies AS
SELECT t.id AS tally, t.what, t.actor, t.scope, t.period, t.low, t.high, t.comparator,
       coalesce(t.origin, v.outlet) AS according_to, t.via, v.outlet, v.published, p.id AS report, t.start, t."end", t.quote
FROM readings_in_force f
JOIN tally t ON t.reading = f.reading
JOIN version v ON v.number = f.version
JOIN report p ON p.number = f.report
"""

_INCIDENTS = """
CREATE VIEW incidents AS
SELECT i.id AS incident, i.label, i.type, i.day, i.place, i.latitude, i.longitude, i.grade, l.at AS since
FROM current n
JOIN incident i ON i.number = n.incident
JOIN log l ON l.number = i.entry
"""

_FINDINGS = """
CREATE VIEW findings AS
SELECT i.id AS incident, i.label, g.question, g."group", g.status, g.low, g.high, g.value, g.origins
FROM current n
JOIN incident i ON i.number = n.incident
JOIN finding g ON g.incident = i.number
"""

_CHECKS = """
CREATE VIEW checks AS
SELECT v.incident, i.label, v.rule, v.verdict, v.says
FROM verdict v
LEFT JOIN current n ON n.id = v.incident
LEFT JOIN incident i ON i.number = n.incident
"""

_HISTORY = """
CREATE VIEW incident_history AS
SELECT i.id AS incident, l.number AS entry, l.at, CASE WHEN i.ended THEN 'yes' ELSE 'no' END AS ended, i.label,
       g.question, g."group", g.status, g.low, g.high, g.value
FROM incident i
JOIN log l ON l.number = i.entry
LEFT JOIN finding g ON g.incident = i.number
"""

_JUDGEMENTS = """
CREATE VIEW judgements AS
SELECT 'j-' || j.number AS judgement, l.at, l.author, j.kind,
       CASE WHEN a.version IS NULL THEN a.quote ELSE a.named END AS about, a.id AS held_to, p.key, a.quote,
       j.low, j.high, j.value, j.reason, 'j-' || j.undoes AS undoes,
       CASE WHEN EXISTS (SELECT 1 FROM judgement u WHERE u.undoes = j.number) OR j.kind = 'undo' THEN 'no' ELSE 'yes' END AS in_force
FROM judgement j
JOIN log l ON l.number = j.entry
LEFT JOIN anchor a ON a.judgement = j.number
LEFT JOIN version v ON v.number = a.version
LEFT JOIN report p ON p.number = v.report
"""

VIEWS = {
    "readings_in_force": _IN_FORCE,
    "reports": _REPORTS,
    "accounts": _ACCOUNTS,
    "claims": _CLAIMS,
    "tallies": _TALLIES,
    "incidents": _INCIDENTS,
    "findings": _FINDINGS,
    "checks": _CHECKS,
    "incident_history": _HISTORY,
    "judgements": _JUDGEMENTS,
}
"""Under the words of the record, for any tool that speaks SQL."""

_REFUSAL = "a casebook is only added to: this row may not be {}"


def put_up(connection: Connection) -> None:
    """Make the guards, the views and the words of an empty casebook."""
    _guard_sqlite(connection) if connection.dialect.name == "sqlite" else _guard_postgresql(connection)
    for view in VIEWS.values():
        connection.exec_driver_sql(view)
    indexing.put_up(connection)


def _guard_sqlite(connection: Connection) -> None:
    for table in STATEMENTS:
        unless = f"WHEN NOT ({_only_blanked(table, 'IS')}) " if table in BLANKED else ""
        for verb, condition, done in (("UPDATE", unless, "changed"), ("DELETE", "", "taken out")):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table.name}_never_{done.replace(' ', '_')} BEFORE {verb} ON {table.name} {condition}"
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL.format(done)}'); END"
            )


def _guard_postgresql(connection: Connection) -> None:
    for done in ("changed", "taken out"):
        connection.exec_driver_sql(
            f"CREATE FUNCTION never_{done.replace(' ', '_')}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL.format(done)}'; END $$"
        )
    for table in STATEMENTS:
        unless = f"WHEN (NOT ({_only_blanked(table, 'IS NOT DISTINCT FROM')})) " if table in BLANKED else ""
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_never_changed BEFORE UPDATE ON {table.name} FOR EACH ROW {unless}EXECUTE FUNCTION never_changed()"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_never_taken_out BEFORE DELETE OR TRUNCATE ON {table.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION never_taken_out()"
        )


def _only_blanked(table: Table, same: str) -> str:
    """Whether a change blanks all that an erasure blanks, and touches nothing else."""
    return " AND ".join(
        _is_blank(column, same) if column in BLANKED[table] else f'NEW."{column.name}" {same} OLD."{column.name}"' for column in table.c
    )


def _is_blank(column: Column[Any], same: str) -> str:
    if isinstance(column.type, LargeBinary):
        return f'NEW."{column.name}" IS NULL'
    if column is report.c.key:
        return "NEW.key = NEW.id"
    return f"""NEW."{column.name}" {same} CASE WHEN OLD."{column.name}" IS NULL THEN NULL ELSE '' END"""
