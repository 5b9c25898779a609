"""The nouns of the record, frozen: what a report says, according to whom, and what it comes to.

Offsets count characters of the report's text, end exclusive. A ``quote`` is always ``text[start:end]``;
`quoting` is the one place that makes such a pair, and it refuses what the text does not hold.
"""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

SCHEMA = "accordingto-record/1"
FILES = ("record.json", "index.html", "claims.csv", "incidents.csv", "incidents.geojson")
"""What a build leaves in its folder."""

COUNTS = ("killed", "injured", "missing", "arrested", "displaced", "munitions", "strikes", "aircraft", "targets")
VALUES = ("when", "where", "actor", "target", "weapon", "type")
PEOPLE = ("killed", "injured", "missing", "arrested", "displaced")
TYPES = ("air/drone strike", "shelling", "shooting", "bombing", "stabbing", "raid", "other")

Stance = Literal["asserted", "denied", "unknown"]
Status = Literal["agreed", "single origin", "disputed", "denied", "open"]
Verdict = Literal["holds", "fails", "can't tell"]
Comparator = Literal["exactly", "at_least", "more_than", "at_most", "about", "range", "vague"]
OriginKind = Literal[
    "outlet", "agency", "official", "military", "armed group", "monitor", "medical", "witness", "person", "document", "unnamed"
]
"""``outlet``: the outlet in its own voice, with the empty name. ``unnamed``: "a security source"."""
Precision = Literal["point", "town", "district", "region", "country", "unresolved"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Dropped:
    """Answers of a reader that were left out because the report does not bear them out, by the reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """One published text as received; ``key`` is the input's own id, else the file's stem."""

    id: str
    key: str
    text: str = field(repr=False)
    outlet: str = ""
    title: str = ""
    published: str = ""
    """ISO 8601 day or time, or empty."""
    url: str = ""
    language: str = ""
    sha256: str = ""
    """Of the bytes received."""
    incidents: tuple[str, ...] = ()
    """The one it is mainly about first; filled by linking."""
    reader: str = ""
    """Who read it, with the model where there is one; empty for the program's own reading."""
    dropped: tuple[Dropped, ...] = ()
    received: bytes = field(default=b"", repr=False)
    """The bytes themselves, till a casebook has them or the report is read; a row of a list of JSON objects as JSON writes it."""
    source: str = ""
    """Where it was received from."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that no report could be taken from, with the reason in a sentence."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who is said to know. The outlet's own voice is the empty name, of kind ``outlet``."""

    name: str = ""
    kind: OriginKind = "outlet"


OWN_VOICE = Origin()


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """The sentence or sentences around a quote, kept so that it can be shown in place."""

    text: str


@dataclass(frozen=True, slots=True)
class Offset:
    """A date told by another incident: so many days after it (before: negative)."""

    incident: str
    days: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer that one report gives to one question about one incident."""

    id: str
    report: str
    incident: str
    """While reading, the account's id; after linking, the incident's."""
    question: str
    start: int
    end: int
    quote: str
    group: str | None = None
    low: int | None = None
    high: int | None = None
    """None where open: "at least 2" is 2 to None."""
    comparator: Comparator | None = None
    value: str | None = None
    explicit: bool = True
    stance: Stance = "asserted"
    origin: Origin = OWN_VOICE
    via: tuple[str, ...] = ()
    """Who passed it on, nearest the origin first; the outlet itself is not repeated here."""
    outlet: str = ""
    sentence: Sentence | None = None
    offset: Offset | None = None
    """For a ``when`` told by another incident ("two days after the attacks"): weighing fills ``value``."""
    as_told: str | None = None
    """For a ``when`` that other claims on the incident complete: what this report alone says ("XXXX-WXX-1", a Monday)."""
    part_of: str | None = None
    """The claim whose figure this one is a part of ("12 people, including two children")."""
    headline: bool = False
    """Said by a headline alone, the report's own or a related story's."""
    place: "Place | None" = None
    """For a ``where`` that the gazetteer knows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer has it, or its bare name where none was chosen."""

    name: str
    country: str = ""
    """The country's name."""
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unresolved"
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a report that speaks of an incident."""

    report: str
    incident: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one incident: its mentions and claims, before any other report is seen."""

    id: str
    report: str
    type: str
    main: bool
    """Whether the report is mainly about it."""
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    headline_only: bool = False
    """Known from a related headline alone."""
    unsure: tuple[Claim, ...] = ()
    """Answers too unsure to be claims; linking compares them, and no record shows them."""
    words: tuple[str, ...] = ()
    """Names, numbers and rarer words of its stretches, sorted: linking compares them; no record shows them."""


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Two accounts that one report itself keeps apart, with the words that do it."""

    one: str
    other: str
    reason: str


JudgementKind = Literal["same", "not same", "move", "split", "one origin", "accept", "reject", "correct", "note"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, with its reason."""

    kind: JudgementKind
    about: tuple[str, ...]
    """Of same and not same the two, each by the id of an account or an incident, or as ``report:start-end``, a mention; of a split an
    incident, then the accounts that leave it together; of a move a claim's id, then the incident or account that it goes to, or nothing
    where that is one of its own; of one origin its two names, the one that it is shown under first; of accept, reject and correct one
    claim's id, of correct then as ``report:start-end`` the words that bear it out; a note may be about any of them."""
    by: str = ""
    at: str = ""
    """ISO 8601 day or time."""
    reason: str = ""
    low: int | None = None
    """What a correction puts in the place of the claim's own."""
    high: int | None = None
    comparator: Comparator | None = None
    value: str | None = None
    id: str = ""
    """Given by the casebook."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a report puts in somebody's mouth."""

    report: str
    start: int
    end: int
    quote: str
    speaker: str = ""
    via: tuple[str, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total over a period and area, not one incident's figure."""

    id: str
    report: str
    what: str
    start: int
    end: int
    quote: str
    actor: str = ""
    scope: str = ""
    period: str = ""
    """EDTF interval, open where the report leaves it open; empty where it names none."""
    part_of: str | None = None
    low: int | None = None
    high: int | None = None
    comparator: Comparator = "exactly"
    origin: Origin = OWN_VOICE
    via: tuple[str, ...] = ()
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one report."""

    report: Report
    accounts: tuple[Account, ...] = ()
    apart: tuple[ToldApart, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Claims of one finding that say the same."""

    low: int | None
    high: int | None
    value: str | None
    stance: Stance
    origins: tuple[str, ...]
    """Display names; an outlet's own voice stands under the outlet's name."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """A claim that its own origin has replaced: "12 → 9, corrected 3 March 2021"."""

    origin: str
    claim: str
    by: str
    """The claim that stands for it."""
    says: str


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial, when it came out, and the claims that it denies; it contests them, it erases none."""

    claim: str
    denies: tuple[str, ...]
    published: str
    """Of the report that carries it; empty where nobody knows."""
    party: bool
    """Whether a side in the fighting, or whoever is said to have done it, denies."""
    says: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the claims on one question (and one group of people) come to."""

    question: str
    group: str | None
    status: Status
    low: int | None
    high: int | None
    value: str | None
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    sides: tuple[Side, ...]
    rule: str = ""
    """How the answer was come to, in words; empty where there is none."""
    derived: bool = False
    """No report gives the figure: it was summed from groups, or nobody tells of any."""
    history: tuple[Update, ...] = ()
    denials: tuple[Denial, ...] = ()
    judged: tuple[str, ...] = ()
    """People's judgements on its claims that had a say in it."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Another incident that this one is like and is not, with the reasons in words."""

    incident: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a report's account was taken for this incident."""

    report: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """One origin of an incident, and the outlets that carry its word."""

    name: str
    kind: OriginKind
    also: tuple[str, ...]
    """Other names that reports give it."""
    outlets: tuple[str, ...]
    """The first to carry it first."""
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    why: tuple[str, ...] = ()
    """What makes several outlets one origin, in words: they print one story, credit one agency, say it in the same words."""
    confirmed: int = 0
    """Answers on which another origin later said the same."""
    corrected: int = 0
    """Answers that its own later word replaced."""
    contradicted: int = 0
    """Answers against which another side of the finding stands, a denial too."""


Graded = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well harm to people is borne out, with the reason in words."""

    name: Graded
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One event at one place and time, as all its reports tell it."""

    id: str
    label: str
    type: str
    when: str
    """EDTF, or empty."""
    where: Place | None
    reports: tuple[str, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    apart: tuple[Apart, ...] = ()
    joined: tuple[Joined, ...] = ()
    origins: tuple[Carried, ...] = ()
    """Each claim's origin, in one of them; the most carried first."""
    grade: Grade | None = None
    """None where no report tells of harm to anybody."""
    formerly: tuple[str, ...] = ()
    """Other ids under which its accounts stood before a merge or a split."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule's verdict over claims, tallies or incidents, with a sentence that says why."""

    rule: str
    verdict: Verdict
    about: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a set of reports comes to; the file ``record.json`` is this."""

    version: str
    reports: tuple[Report, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    tallies: tuple[Tally, ...] = ()
    checks: tuple[Check, ...] = ()
    policy: str = ""
    """How accounts that differ were brought to one answer."""
    judgements: tuple[Judgement, ...] = ()
    """Those in force."""


class NotInText(ValueError):
    """A span that points outside its text, or at nothing."""


def quoting(text: str, span: Span) -> str:
    """The quote at a span; raises NotInText where there is none to point at."""
    if not 0 <= span.start < span.end <= len(text):
        raise NotInText(f"no text at {span.start}:{span.end} of {len(text)} characters")
    return text[span.start : span.end]


_STRETCH = re.compile(r"(?P<report>.+):(?P<start>\d{1,12})-(?P<end>\d{1,12})", re.ASCII)


def stretch_named(name: str) -> tuple[str, Span] | None:
    """The report and the stretch of it that ``report:start-end`` names; None of any other name."""
    match = _STRETCH.fullmatch(name)
    return (match["report"], Span(int(match["start"]), int(match["end"]))) if match else None


def short_id(prefix: str, *parts: object) -> str:
    """An id that the same parts always give: prefix, hyphen, ten hex digits."""
    return f"{prefix}-{sha256(chr(31).join(map(str, parts)).encode()).hexdigest()[:10]}"
