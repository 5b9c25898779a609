"""The record in a terminal: what a build came to, and one incident as a table."""

from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.records import COUNTS, Claim, Finding, Incident, Record, Refusal, Side
from accordingto.views.harmless import harmless
from accordingto.views.page.sources import is_itself, outlets_of
from accordingto.views.page.words import KINDS, asked, came_to, figure, number_of, value_in_words

LONGEST_LIST = 40
"""Incidents, checks or refusals told one by one; of more, only how many."""
LONGEST_QUOTE = 300
LONGEST_NAME = 100
_SAID_ABOVE = "kept-apart"
"""The check whose verdicts `show` tells under "Not the same as"."""
_STYLES = {"agreed": "green", "single origin": "", "disputed": "bold yellow", "denied": "bold magenta", "open": "cyan"}


def summary(record: Record) -> RenderableType:
    """Incidents, what agrees, what is disputed, which checks fail, what was refused."""
    return Group(
        _counted(record),
        *(_told(number, incident, record) for number, incident in enumerate(record.incidents[:LONGEST_LIST], 1)),
        *_rest(record.incidents, "incident"),
        *listing("Checks that fail", [(check.rule, check.says) for check in record.checks if check.verdict == "fails"]),
        *refusals(record.refusals),
    )


def refusals(refused: Iterable[Refusal]) -> Iterator[RenderableType]:
    """What could not be read, and why."""
    yield from listing("Refused", [(refusal.source, refusal.reason) for refusal in refused])


def left_out(record: Record) -> Iterator[RenderableType]:
    """What a reader answered and the reports do not bear out: how often, by the reason."""
    counts: dict[str, int] = {}
    for dropped in (dropped for report in record.reports for dropped in report.dropped):
        counts[dropped.reason] = counts.get(dropped.reason, 0) + dropped.count
    if counts:
        yield Text(f"Left out of the reader's answers: {number_of(sum(counts.values()), 'value')}", style="bold")
        for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield Text.assemble(f"{count:>5}  ", plain(reason))


def incident_list(record: Record) -> RenderableType:
    """The incidents, numbered as ``show`` takes them."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("", justify="right")
    table.add_column("incident", overflow="fold", ratio=1)
    table.add_column("when", overflow="fold", max_width=24)
    table.add_column("reports", justify="right")
    table.add_column("id", no_wrap=True)
    for number, incident in enumerate(record.incidents, 1):
        table.add_row(str(number), plain(incident.label), _when(incident), str(len(incident.reports)), plain(incident.id))
    return table if record.incidents else Text("No report tells of an incident.")


def incident_table(record: Record, incident: Incident, *, with_ids: bool = False) -> RenderableType:
    """One incident: question, figure, status, according to whom, quote; with the claims' ids where somebody may judge them."""
    claims = {claim.id: claim for claim in record.claims}
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=True)
    for title, width, ratio in (("question", 10, 0), ("figure", None, 3), ("status", 8, 0), ("according to", None, 4), ("quote", None, 6)):
        table.add_column(title, width=width, ratio=ratio or None, overflow="fold")
    for finding in incident.findings:
        for row in _rows(finding, claims, with_ids):
            table.add_row(*row)
    own = {incident.id, *(claim for finding in incident.findings for claim in finding.claims)}
    checks = [check for check in record.checks if own.intersection(check.about) and check.rule != _SAID_ABOVE]
    labels = {other.id: other.label for other in record.incidents}
    label = plain(incident.label)
    label.stylize("bold")
    return Group(
        label,
        Text.assemble(_when(incident), " · ", _backed(incident, record), " · ", plain(incident.id)),
        *_graded(incident),
        table,
        *_ruled(incident),
        *listing("Derived", [(asked(f.question, f.group), f.rule) for f in incident.findings if f.derived]),
        *listing("Decided by people", [(asked(f.question, f.group), f.rule) for f in incident.findings if f.judged]),
        *listing("Changed", [(asked(f.question, f.group), f"{u.origin}: {u.says}") for f in incident.findings for u in f.history]),
        *listing("Denied", [(asked(f.question, f.group), denial.says) for f in incident.findings for denial in f.denials]),
        *listing("Who carries whose word", list(_carried(incident))),
        *listing("Not the same as", [(labels.get(apart.incident, apart.incident), "; ".join(apart.reasons)) for apart in incident.apart]),
        *listing("Checks", [(f"{check.rule} {check.verdict}", check.says) for check in checks]),
    )


def _graded(incident: Incident) -> Iterator[RenderableType]:
    if incident.grade:
        yield Text.assemble("Harm: ", (incident.grade.name, "bold"), ": ", plain(incident.grade.reason, 1000))


def _ruled(incident: Incident) -> Iterator[RenderableType]:
    """The rules by which accounts that differ came to one answer."""
    rules = dict.fromkeys(f.rule for f in incident.findings if f.rule and not f.derived and not f.judged and f.status == "disputed")
    yield from (plain(f"Where accounts differ: {rule}", 1000) for rule in rules)


def plain(text: str, longest: int = LONGEST_NAME) -> Text:
    """A stranger's words as they are: no markup is read in them, nothing in them acts on the terminal."""
    return Text(harmless(text if len(text) <= longest else text[:longest] + "…"))


def _when(incident: Incident) -> Text:
    return plain(value_in_words("when", incident.when) if incident.when else "nobody says when")


def _backed(incident: Incident, record: Record) -> str:
    """ "12 reports, 9 outlets, 2 origins"; as many reports as outlets are not told twice."""
    outlets = outlets_of(incident, {report.id: report for report in record.reports})
    reports = [number_of(len(incident.reports), "report")] if len(incident.reports) != len(outlets) else []
    origins = [number_of(len(incident.origins), "origin")] if incident.origins else []
    return ", ".join([*reports, number_of(len(outlets), "outlet"), *origins])


def _carried(incident: Incident) -> Iterator[tuple[str, str]]:
    """Each origin: who carries its word, what else it is called, and why outlets count as one."""
    for origin in incident.origins:
        if not is_itself(origin):
            also = [f"also told as {', '.join(origin.also)}"] if origin.also else []
            yield origin.name, "; ".join([f"{KINDS[origin.kind]}, in {', '.join(origin.outlets)}", *also, *origin.why])
    if themselves := [origin.name for origin in incident.origins if is_itself(origin)]:
        yield "in their own voice", ", ".join(themselves)


def _counted(record: Record) -> Text:
    counts = (
        number_of(len(record.reports), "report"),
        number_of(len(record.incidents), "incident"),
        number_of(len(record.claims), "claim"),
        number_of(len(record.tallies), "tally", "tallies"),
    )
    return Text(", ".join(counts), style="bold")


def _told(number: int, incident: Incident, record: Record) -> RenderableType:
    lines = Table.grid(padding=(0, 2))
    lines.add_column(min_width=13, no_wrap=True)
    lines.add_column(overflow="fold")
    for status, style in _STYLES.items():
        # The label has told the type.
        if found := [finding for finding in incident.findings if finding.status == status and finding.question != "type"]:
            lines.add_row(Text(status, style=style), _said(found))
    head = Text(f"{number:>3}  ").append_text(plain(incident.label))
    head.stylize("bold")
    below = Text.assemble(_when(incident), " · ", _backed(incident, record))
    return Group("", head, Padding(Group(below, lines), (0, 0, 0, 5)))


def _said(findings: Iterable[Finding]) -> Text:
    return Text("; ").join(plain(f"{asked(f.question, f.group)}: {_came_to(f)}") for f in findings)


def _came_to(finding: Finding) -> str:
    """The range of a count; of a value in dispute every side."""
    if finding.status == "disputed" and finding.question not in COUNTS:
        return " / ".join(dict.fromkeys(_answer(finding, side) for side in finding.sides))
    return came_to(finding)


def _rows(finding: Finding, claims: dict[str, Claim], with_ids: bool) -> Iterator[tuple[Text, Text, Text, Text, Text]]:
    question = plain(asked(finding.question, finding.group))
    status = Text(finding.status, style=_STYLES[finding.status])
    if len(finding.sides) != 1:
        whole = plain(came_to(finding)) if finding.question in COUNTS else Text()
        yield question, whole, status, Text(number_of(len(finding.origins), "origin")), Text()
        question = status = Text()
    for side in finding.sides:
        told = [claims[claim] for claim in side.claims if claim in claims]
        yield question, plain(_answer(finding, side)), status, _according_to(side, told), _quoted(told, with_ids)


def _answer(finding: Finding, side: Side) -> str:
    if side.stance == "unknown":
        return "not known"
    answer = figure(side.low, side.high) if finding.question in COUNTS else value_in_words(finding.question, side.value)
    return f"not so: {answer}" if side.stance == "denied" else answer


def _according_to(side: Side, claims: Sequence[Claim]) -> Text:
    """Origins first, then who passed their word on and printed it."""
    passed_on = dict.fromkeys(name for claim in claims for name in (*claim.via, claim.outlet) if name and name not in side.origins)
    through = f" (in {', '.join(passed_on)})" if passed_on else ""
    return plain(", ".join(side.origins) + through, 3 * LONGEST_NAME)


def _quoted(claims: Sequence[Claim], with_ids: bool) -> Text:
    if not with_ids:
        return plain(f"“{claims[0].quote}”", LONGEST_QUOTE) if claims else Text()
    return Text("\n").join(Text.assemble(plain(f"“{c.quote}”", LONGEST_QUOTE), (f" {harmless(c.id)}", "dim")) for c in claims)


def listing(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[RenderableType]:
    """A titled list of names and what is said of each; nothing where there are none."""
    if not rows:
        return
    yield Text(f"\n{title}", style="bold")
    for name, says in rows[:LONGEST_LIST]:
        yield Padding(Text.assemble(plain(name), ": ", plain(says, 1000)), (0, 0, 0, 2))
    yield from _rest(rows, "more", "more")


def _rest(rows: Sequence[object], one: str, many: str = "") -> Iterator[RenderableType]:
    if (left := len(rows) - LONGEST_LIST) > 0:
        yield Text(f"\n  … and {number_of(left, one, many)}", style="dim")
