"""The accounts matrix: questions down, origins across, what each finding comes to in front."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.records import COUNTS, VALUES, Carried, Check, Claim, Finding, Incident, Report
from accordingto.views.page.plot import Mark, Scale, mark, scale
from accordingto.views.page.shown import anchor
from accordingto.views.page.sources import Source, carried_in, folded, kind_of, own_voice, source_of
from accordingto.views.page.words import KINDS, asked, came_to, number_of, said

Asked = tuple[str, str]
"""A question and its group; the empty group where it has none."""

_ORDER = {question: place for place, question in enumerate((*COUNTS, *VALUES))}
_GROUPS = {
    group: place for place, group in enumerate(("", "all", "civilians", "children", "women", "men", "combatants", "security forces"))
}
WIDE_FROM = 6
"""Origins from which the matrix is printed as lists: a page of paper holds no more columns."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim with all that its card shows."""

    claim: Claim
    number: int
    href: str
    question: str
    answer: str
    speaker: str
    kind: str
    source: Source
    part_of: int | None
    """The number of the claim whose figure it is a part of."""
    replaced: bool
    """Told by a report, but on no side of its finding: a later or larger figure of the same origin stands for it."""
    fails: tuple[Check, ...]

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it itself."""
        return own_voice(self.claim, self.speaker)

    @property
    def steps(self) -> list[str]:
        """Who passed it on, between the origin and the outlet."""
        return [step for step in self.claim.via if folded(step) not in (folded(self.speaker), folded(self.source.outlet))]


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims of one origin that say the same: one entry of a cell."""

    look: str
    """agreed, single, disputed, denied, unknown, replaced or plain."""
    claims: tuple[Quoted, ...]

    @property
    def first(self) -> Quoted:
        """The claim whose way to the reader is told in the cell."""
        return self.claims[0]

    @property
    def fails(self) -> bool:
        """Whether a check about one of them fails."""
        return any(quoted.fails for quoted in self.claims)

    @property
    def more(self) -> str:
        """How many other reports say it of the same origin, or how often one report says it."""
        reports = len({quoted.claim.report for quoted in self.claims})
        if reports > 1:
            return f"and {number_of(reports - 1, 'more report')}"
        return f"{len(self.claims)} quotes" if len(self.claims) > 1 else ""


@dataclass(frozen=True, slots=True)
class Column:
    """An origin."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question: its finding, and what each origin answers."""

    question: str
    finding: Finding | None
    came_to: str
    counted: str
    cells: tuple[tuple[Answer, ...], ...]
    fails: tuple[Check, ...]
    scale: Scale | None
    marks: tuple[Mark, ...]
    """One for every claim that stands."""

    @property
    def lines(self) -> list[tuple[Answer, Mark]]:
        """One for every origin's answer, least figures first, denials and silence last."""
        answers = [answer for cell in self.cells for answer in cell if answer.look != "replaced"] if self.scale else []
        lines = [(answer, mark(answer.first.claim, self.scale)) for answer in answers if self.scale]
        return sorted(lines, key=lambda line: (line[1].kind in ("denied", "none"), line[1].left, line[1].right))

    @property
    def drawn(self) -> bool:
        """Whether the figures are worth a drawing: two or more, that differ or stay open."""
        return len(self.marks) > 1 and len({m for m in self.marks if m.kind != "none"}) > 1


@dataclass(frozen=True, slots=True)
class Matrix:
    """An incident's accounts."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    quotes: tuple[Quoted, ...]
    carried: tuple[Carried, ...]
    """Its origins, each with the outlets that carry its word."""

    @property
    def wide(self) -> bool:
        """Whether it has more columns than a printed page."""
        return len(self.columns) >= WIDE_FROM


def accounts(incident: Incident, claims: Sequence[Claim], reports: Mapping[str, Report], fails: Mapping[str, tuple[Check, ...]]) -> Matrix:
    """The matrix of one incident; claims that no finding lists get a row of their own, so that none is lost."""
    by_question = _by_question(incident, claims)
    carried = carried_in(incident, claims, reports)
    speakers = {claim: origin for origin in carried for claim in origin.claims}
    columns = _columns(by_question, speakers)
    place = {folded(column.name): index for index, column in enumerate(columns)}
    ordered = {
        key: sorted(found, key=lambda c: (place[folded(speakers[c.id].name)], *_as_listed(c))) for key, (_, found) in by_question.items()
    }
    numbers = {claim.id: number for number, claim in enumerate((c for found in ordered.values() for c in found), start=1)}
    rows, quotes = [], []
    for key, found in ordered.items():
        finding = by_question[key][0]
        quoted = [_quoted(claim, finding, numbers, speakers[claim.id], reports, fails) for claim in found]
        quotes += quoted
        rows.append(_row(key, finding, quoted, [place[folded(q.speaker)] for q in quoted], len(columns)))
    return Matrix(tuple(columns), tuple(rows), tuple(quotes), carried)


def _as_listed(claim: Claim) -> tuple[bool, int, str, str, int, str]:
    """The order of one origin's claims: least figure first, silence last."""
    return claim.low is None, claim.low or 0, claim.value or "", claim.outlet, claim.start, claim.id


def _by_question(incident: Incident, claims: Sequence[Claim]) -> dict[Asked, tuple[Finding | None, list[Claim]]]:
    findings = {_key(f.question, f.group): f for f in incident.findings}
    listed: dict[str, Asked] = {claim: key for key, finding in findings.items() for claim in finding.claims}
    found: dict[Asked, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[listed.get(claim.id, _key(claim.question, claim.group))].append(claim)
    keys = sorted({*findings, *found}, key=lambda key: (_ORDER.get(key[0], len(_ORDER)), _GROUPS.get(key[1], len(_GROUPS)), key))
    return {key: (findings.get(key), found.get(key, [])) for key in keys}


def _key(question: str, group: str | None) -> Asked:
    return question, group or ""


def _columns(by_question: Mapping[Asked, tuple[Finding | None, list[Claim]]], speakers: Mapping[str, Carried]) -> list[Column]:
    """Origins in the order of the first question that they answer, so that the table reads from its upper left corner."""
    answered: dict[str, list[int]] = defaultdict(list)
    names: dict[str, Column] = {}
    for row, (_, claims) in enumerate(by_question.values()):
        for claim in claims:
            carried = speakers[claim.id]
            speaker = folded(carried.name)
            answered[speaker].append(row)
            column = Column(carried.name, kind_of(claim, carried.name, carried))
            if speaker not in names or names[speaker].kind == KINDS["outlet"]:
                names[speaker] = column
    return [names[s] for s in sorted(names, key=lambda s: (answered[s][0], names[s].kind == KINDS["outlet"], -len(answered[s]), s))]


def _quoted(
    claim: Claim,
    finding: Finding | None,
    numbers: Mapping[str, int],
    carried: Carried,
    reports: Mapping[str, Report],
    fails: Mapping[str, tuple[Check, ...]],
) -> Quoted:
    return Quoted(
        claim=claim,
        number=numbers[claim.id],
        href=anchor(claim.id),
        question=asked(claim.question, claim.group),
        answer=said(claim),
        speaker=carried.name,
        kind=kind_of(claim, carried.name, carried),
        source=source_of(reports.get(claim.report), claim.outlet),
        part_of=numbers.get(claim.part_of or ""),
        replaced=bool(finding and finding.sides and not any(claim.id in side.claims for side in finding.sides)),
        fails=fails.get(claim.id, ()),
    )


def _row(key: Asked, finding: Finding | None, quoted: list[Quoted], places: list[int], width: int) -> Row:
    cells: list[dict[tuple[str, str, bool], list[Quoted]]] = [{} for _ in range(width)]
    for one, place in zip(quoted, places, strict=True):
        cells[place].setdefault((one.answer, one.claim.stance, one.replaced), []).append(one)
    line = scale([one.claim for one in quoted if not one.replaced]) if key[0] in COUNTS else None
    return Row(
        question=asked(*key),
        finding=finding,
        came_to=came_to(finding) if finding else "",
        counted=_counted(finding, quoted),
        cells=tuple(tuple(Answer(_look(same[0], finding), tuple(same)) for same in cell.values()) for cell in cells),
        fails=tuple(dict.fromkeys(check for one in quoted for check in one.fails)),
        scale=line,
        marks=tuple(mark(one.claim, line) for one in quoted if not one.replaced) if line else (),
    )


def _counted(finding: Finding | None, quoted: list[Quoted]) -> str:
    if finding and finding.derived:
        return f"derived: {finding.rule}"
    outlets = {folded(one.source.outlet) for one in quoted}
    origins = len(finding.origins) if finding else len({folded(one.speaker) for one in quoted})
    return f"{number_of(len(outlets), 'outlet')}, {number_of(origins, 'origin')}"


def _look(quoted: Quoted, finding: Finding | None) -> str:
    """How a cell is told apart: by its own stance first, then by what the finding makes of it."""
    if quoted.claim.stance != "asserted":
        return quoted.claim.stance
    if quoted.replaced:
        return "replaced"
    if finding is None:
        return "plain"
    side = next((s for s in finding.sides if quoted.claim.id in s.claims), None)
    if finding.status in ("disputed", "denied"):
        return "disputed"
    return "agreed" if finding.status == "agreed" and (side is None or len(side.origins) > 1 or len(finding.sides) > 1) else "single"
