"""Records to draw pages of: an invented air-raid case in the round, thirty origins, thousands of incidents, a hostile record."""

from dataclasses import dataclass, field, replace

from accordingto.records import (
    OWN_VOICE,
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
    OriginKind,
    Place,
    Quotation,
    Record,
    Refusal,
    Report,
    Sentence,
    Side,
    Span,
    Status,
    Tally,
    Update,
    quoting,
    short_id,
)

MINISTRY = Origin("Ministry of Health", "official")
COMMAND = Origin("Joint Air Command", "military")
MONITOR = Origin("Hallun Rights Watch", "monitor")
RESIDENTS = Origin("residents", "witness")
CLINIC = Origin("مستشفى الريح", "medical")

TEXTS = {
    "courier-monday": (
        "The Courier",
        "Warplanes strike Dar Hallun market, at least 12 dead",
        "2021-03-08",
        "https://courier.example/2021/03/08/dar-hallun",
        "en",
        "Warplanes struck the old market of Dar Hallun on Sunday night, and at least 12 people were killed, the Ministry of Health said. "
        "Four aircraft dropped 16 bombs, according to the Joint Air Command. "
        "The command denied that any civilian was among the dead. "
        "Residents reached by telephone put the dead at 31, seven of them children. "
        "“We dug with our hands until the morning,” said Salma Idris, who keeps a bakery there.",
    ),
    "harbour-monday": (
        "Harbour News Agency",
        "Raid on market town",
        "2021-03-08",
        "https://harbour.example/raid?id=7&lang=en",
        "en",
        "At least 12 people died when jets hit the market of Dar Hallun late on 7 March, "
        "state television quoted the Ministry of Health as saying. "
        "The ministry said 40 others were wounded. The target was an arms store, the Joint Air Command said in a statement.",
    ),
    "al-mirsad": (
        "المرصد",
        "غارة على سوق دار حلون",
        "2021-03-09",
        "https://mirsad.example/ar/41",
        "ar",
        "قال مستشفى الريح إن 27 شخصا قتلوا في الغارة على السوق القديم ليل الأحد. وقال إن بين القتلى تسعة أطفال.",
    ),
    "hrw-post": (
        "Hallun Rights Watch",
        "HRW-0317: Dar Hallun, two raids",
        "2021-03-10",
        "https://hrw-hallun.example/0317",
        "en",
        "Between 19 and 27 civilians were killed in the raid of 7 March. We have matched 19 names. "
        "A second round of strikes, before dawn on 9 March, hit the road east of the town with 20 bombs; there were no casualties. "
        "Since 1 January we have logged 6,310 strikes: 5,300 in the plain and 2,790 in the hills. "
        "The number of the wounded is not known.",
    ),
    "valley-brief": (
        "Valley Brief",
        "Second night of strikes",
        "",
        "",
        "en",
        "Jets were back on Monday night, dropping 20 bombs on the road, the Joint Air Command said. "
        "A week earlier gunmen had shot dead two guards at a customs post in the Rahal region. "
        "In November, on the 17th, a man was stabbed at the station in Kharsa.",
    ),
}


def report(key: str) -> Report:
    outlet, title, published, url, language, text = TEXTS[key]
    return Report(short_id("r", key), key, text, outlet, title, published, url, language, sha256=short_id("x", text)[2:] * 6)


@dataclass
class Casebook:
    """Gathers claims by the words they quote, and weighs nothing: the findings are told."""

    reports: dict[str, Report]
    claims: list[Claim] = field(default_factory=list)

    def claim(self, key: str, incident: str, question: str, quote: str, origin: Origin = OWN_VOICE, **more: object) -> str:
        text = self.reports[key].text
        start = text.index(quote)
        span = Span(start, start + len(quote))
        left = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, 0)
        right = text.find(". ", span.end)
        right = len(text) if right < 0 else right + 1
        made = Claim(
            id=short_id("c", key, incident, question, quote, len(self.claims)),
            report=self.reports[key].id,
            incident=incident,
            question=question,
            start=span.start,
            end=span.end,
            quote=quoting(text, span),
            origin=origin,
            outlet=self.reports[key].outlet,
            sentence=Sentence(left, right, text[left:right]),
            **more,  # type: ignore[arg-type]
        )
        self.claims.append(made)
        return made.id

    def finding(
        self, status: Status, sides: list[list[str]], low: int | None = None, high: int | None = None, value: str | None = None
    ) -> Finding:
        known = {claim.id: claim for claim in self.claims}
        made = []
        for side in sides:
            first = known[side[0]]
            origins = tuple(dict.fromkeys(known[c].origin.name or known[c].outlet for c in side))
            made.append(Side(first.low, first.high, first.value, first.stance, origins, tuple(side)))
        first = known[sides[0][0]]
        return Finding(
            question=first.question,
            group=first.group,
            status=status,
            low=low,
            high=high,
            value=value,
            origins=tuple(dict.fromkeys(o for side in made for o in side.origins)),
            claims=tuple(c for side in sides for c in side),
            sides=tuple(made),
        )


def sample() -> Record:
    """Two raids alike, a disputed count, a denial, an open question, sums that fail, undated incidents, an Arabic origin."""
    reports = {key: report(key) for key in TEXTS}
    book = Casebook(reports)
    first, second, customs, station, wells, convoy = "i-first", "i-second", "i-customs", "i-station", "i-wells", "i-convoy"
    say = book.claim
    dead = {"group": "all"}
    killed = [
        say("courier-monday", first, "killed", "at least 12 people were killed", MINISTRY, low=12, comparator="at_least", **dead),
        say(
            "harbour-monday",
            first,
            "killed",
            "At least 12 people died",
            MINISTRY,
            low=12,
            comparator="at_least",
            via=("state television",),
            **dead,
        ),
        say("courier-monday", first, "killed", "put the dead at 31", RESIDENTS, low=31, high=31, comparator="exactly", **dead),
        say("al-mirsad", first, "killed", "27 شخصا قتلوا", CLINIC, low=27, high=27, comparator="exactly", **dead),
    ]
    civilians = [
        say(
            "hrw-post",
            first,
            "killed",
            "Between 19 and 27 civilians were killed",
            MONITOR,
            low=19,
            high=27,
            comparator="range",
            group="civilians",
        ),
        say("courier-monday", first, "killed", "denied that any civilian was among the dead", COMMAND, stance="denied", group="civilians"),
    ]
    children = [
        say(
            "courier-monday",
            first,
            "killed",
            "seven of them children",
            RESIDENTS,
            low=7,
            high=7,
            comparator="exactly",
            group="children",
            part_of=killed[2],
        ),
        say("al-mirsad", first, "killed", "تسعة أطفال", CLINIC, low=9, high=9, comparator="exactly", group="children"),
    ]
    injured = [
        say("harbour-monday", first, "injured", "40 others were wounded", MINISTRY, low=40, high=40, comparator="exactly", group="all"),
        say("hrw-post", first, "injured", "The number of the wounded is not known", MONITOR, stance="unknown", group="all"),
    ]
    aircraft = [say("courier-monday", first, "aircraft", "Four aircraft", COMMAND, low=4, high=4, comparator="exactly")]
    bombs = [say("courier-monday", first, "munitions", "dropped 16 bombs", COMMAND, low=16, high=16, comparator="exactly")]
    when = [
        say("courier-monday", first, "when", "on Sunday night", MINISTRY, value="2021-03-07"),
        say("harbour-monday", first, "when", "late on 7 March", value="2021-03-07"),
        say("hrw-post", first, "when", "of 7 March", value="2021-03-07"),
        say("al-mirsad", first, "when", "ليل الأحد", CLINIC, value="2021-03-07"),
    ]
    where = [
        say("courier-monday", first, "where", "the old market of Dar Hallun", value="Dar Hallun, Syria"),
        say("harbour-monday", first, "where", "the market of Dar Hallun", value="Dar Hallun, Syria"),
    ]
    target = [
        say("courier-monday", first, "target", "struck the old market", value="market"),
        say("harbour-monday", first, "target", "The target was an arms store", COMMAND, value="arms store"),
    ]
    kind = [say("courier-monday", first, "type", "Warplanes struck", value="air/drone strike", explicit=False)]
    finding = book.finding
    first_findings = (
        replace(
            finding("disputed", [[killed[0], killed[1]], [killed[2]], [killed[3]]], 12, 31),
            rule="range: from the lowest to the highest that an origin stands by",
            history=(Update("Ministry of Health", killed[0], killed[1], "9 → at least 12, risen 8 March 2021"),),
        ),
        replace(
            finding("denied", [[civilians[0]], [civilians[1]]], 19, 27),
            denials=(
                Denial(
                    civilians[1], (civilians[0],), "2021-03-08", True, "Joint Air Command, a party to it, denies one claim, 8 March 2021"
                ),
            ),
        ),
        finding("disputed", [[children[0]], [children[1]]], 7, 9),
        finding("single origin", [[injured[0]], [injured[1]]], 40, 40),
        finding("single origin", [aircraft], 4, 4),
        finding("single origin", [bombs], 16, 16),
        finding("agreed", [when], value="2021-03-07"),
        finding("agreed", [where], value="Dar Hallun, Syria"),
        finding("disputed", [[target[0]], [target[1]]]),
        finding("single origin", [kind], value="air/drone strike"),
    )
    second_claims = [
        say("hrw-post", second, "killed", "there were no casualties", low=0, high=0, comparator="exactly", group="all"),
        say("hrw-post", second, "munitions", "with 20 bombs", low=20, high=20, comparator="exactly"),
        say("valley-brief", second, "munitions", "dropping 20 bombs on the road", COMMAND, low=20, high=20, comparator="exactly"),
        say("hrw-post", second, "when", "before dawn on 9 March", value="2021-03-09"),
        say("valley-brief", second, "when", "on Monday night", COMMAND, value="XXXX-WXX-1"),
    ]
    second_findings = (
        finding("single origin", [[second_claims[0]]], 0, 0),
        finding("agreed", [second_claims[1:3]], 20, 20),
        finding("disputed", [[second_claims[3]], [second_claims[4]]]),
    )
    guards = say("valley-brief", customs, "killed", "shot dead two guards", low=2, high=2, comparator="exactly", group="security forces")
    stabbed = say("valley-brief", station, "injured", "a man was stabbed", low=1, high=1, comparator="exactly", group="men", explicit=False)
    market = Place("Dar Hallun", "Syria", 35.62, 38.71, "town", 1)
    incidents = (
        Incident(
            first,
            "Air raid on the market of Dar Hallun, night of Sunday 7 March 2021",
            "air/drone strike",
            "2021-03-07/2021-03-08",
            market,
            tuple(reports[k].id for k in ("courier-monday", "harbour-monday", "al-mirsad", "hrw-post")),
            (Mention(reports["courier-monday"].id, first, 0, 62, reports["courier-monday"].text[:62]),),
            first_findings,
            (
                Apart(
                    second,
                    (
                        "the report calls it “a second round of strikes”",
                        "16 bombs against 20",
                        "the night of 7 March against the morning of 9 March",
                    ),
                ),
            ),
            (
                Joined(reports["courier-monday"].id, ("same place: Dar Hallun", "same night: 7 March 2021")),
                Joined(
                    reports["harbour-monday"].id,
                    ("same place: Dar Hallun", "same figure of the same origin: at least 12 killed, Ministry of Health"),
                ),
                Joined(reports["al-mirsad"].id, ("same target: the old market", "same night")),
            ),
            grade=Grade("contested", "Joint Air Command, a party to it, denies one claim, 8 March 2021"),
        ),
        Incident(
            second,
            "Second raid near Dar Hallun, before dawn on 9 March 2021",
            "air/drone strike",
            "2021-03-09",
            replace(market, name="Road east of Dar Hallun"),
            (reports["hrw-post"].id, reports["valley-brief"].id),
            (),
            second_findings,
            (Apart(first, ("other target: a road, not a market", "16 bombs against 20")),),
            (Joined(reports["valley-brief"].id, ("20 bombs on a road, the same origin",)),),
        ),
        Incident(
            customs,
            "Two guards shot dead at a customs post",
            "shooting",
            "2021-02",
            Place("Rahal", "Syria", 34.2, 37.1, "region"),
            (reports["valley-brief"].id,),
            (),
            (finding("single origin", [[guards]], 2, 2),),
        ),
        Incident(
            station,
            "Man stabbed at Kharsa station",
            "stabbing",
            "XXXX-11-17",
            Place("Kharsa", "Iraq", 36.33, 43.1, "point"),
            (reports["valley-brief"].id,),
            (),
            (finding("single origin", [[stabbed]], 1, 1),),
        ),
        Incident(
            wells, "Shelling of the wells at Umm Taban", "shelling", "XXXX-WXX-5", Place("Umm Taban"), (reports["hrw-post"].id,), (), ()
        ),
        Incident(
            convoy,
            "Ambush of a convoy since February",
            "raid",
            "2021-02-20/..",
            Place("Jordan", "Jordan", 31.2, 36.4, "country"),
            (reports["hrw-post"].id,),
            (),
            (),
        ),
    )
    whole = _tally(reports["hrw-post"], "6,310 strikes", "strikes", 6310, "the whole country", "2021-01-01/..", None)
    plain = _tally(reports["hrw-post"], "5,300 in the plain", "strikes", 5300, "the plain", "2021-01-01/..", whole.id)
    hills = _tally(reports["hrw-post"], "2,790 in the hills", "strikes", 2790, "the hills", "2021-01-01/..", whole.id)
    checks = (
        Check(
            "parts-within-whole",
            "fails",
            (whole.id, plain.id, hills.id),
            "5,300 in the plain and 2,790 in the hills make 8,090, more than the 6,310.",
        ),
        Check(
            "weekday-fits-date",
            "fails",
            (second_claims[3], second_claims[4]),
            "9 March 2021 is a Tuesday; “Monday night” fits the night before its dawn.",
        ),
        Check("a part is no more than its whole", "holds", (children[0], killed[2]), "7 children among 31 dead."),
        Check("second in a row", "can't tell", (second,), "No report says how many rounds there were before."),
        Check("clocks-agree", "fails", ("t-nowhere",), "22:30 in one report and 21:45 GMT in another cannot be one instant."),
    )
    said = "We dug with our hands until the morning,"
    start = reports["courier-monday"].text.index(said)
    quotations = (Quotation(reports["courier-monday"].id, start, start + len(said), said, "Salma Idris", ("telephone",), "said"),)
    linked = tuple(replace(r, incidents=tuple(i.id for i in incidents if r.id in i.reports)) for r in reports.values())
    refusals = (
        Refusal("inbox/scan-04.pdf", "This is a PDF; save its text as .txt or .html and read it again."),
        Refusal("inbox/empty.txt", "The file is empty."),
    )
    return Record("0.1.0", linked, refusals, incidents, tuple(book.claims), quotations, (whole, plain, hills), checks)


def _tally(told: Report, quote: str, what: str, figure: int, scope: str, period: str, part_of: str | None) -> Tally:
    start = told.text.index(quote)
    left, right = told.text.rfind(". ", 0, start) + 2, told.text.index(". ", start) + 1
    return Tally(
        short_id("t", quote),
        told.id,
        what,
        start,
        start + len(quote),
        quote,
        "the coalition",
        scope,
        period,
        part_of,
        figure,
        figure,
        sentence=Sentence(left, right, told.text[left:right]),
    )


def thirty_origins() -> Record:
    """One bombing that thirty origins count, each through an outlet of its own."""
    counts = [9 + (n * 7) % 23 for n in range(30)]
    reports = {}
    for n, count in enumerate(counts):
        text = f"The blast at the bus depot of Nahr Saba killed {count} people, source number {n + 1} said on Thursday."
        reports[f"paper-{n}"] = Report(f"r-p{n:02d}", f"paper-{n}", text, f"Paper {n + 1}", f"Blast kills {count}", "2022-05-06")
    book = Casebook(reports)
    kinds: tuple[OriginKind, ...] = ("official", "monitor", "witness", "medical", "armed group")
    killed = [
        book.claim(
            f"paper-{n}",
            "i-depot",
            "killed",
            f"killed {count} people",
            Origin(f"Source number {n + 1} of the district", kinds[n % 5]),
            low=count,
            high=count,
            comparator="exactly",
            group="all",
        )
        for n, count in enumerate(counts)
    ]
    when = [book.claim(f"paper-{n}", "i-depot", "when", "on Thursday", value="2022-05-05") for n in range(0, 30, 3)]
    by_count: dict[int, list[str]] = {}
    for claim, count in zip(killed, counts, strict=True):
        by_count.setdefault(count, []).append(claim)
    findings = (
        book.finding("disputed", [by_count[c] for c in sorted(by_count)], min(counts), max(counts)),
        book.finding("agreed", [when], value="2022-05-05"),
    )
    incident = Incident(
        "i-depot",
        "Bombing of the bus depot of Nahr Saba",
        "bombing",
        "2022-05-05",
        Place("Nahr Saba", "Lebanon", 33.9, 35.6, "town"),
        tuple(r.id for r in reports.values()),
        (),
        findings,
    )
    return Record("0.1.0", tuple(reports.values()), (), (incident,), tuple(book.claims))


def many(incidents: int) -> Record:
    """So many incidents with eight claims each, over four years and a region."""
    reports, claims, made = [], [], []
    for n in range(incidents):
        place = Place(f"Village {n % 400}", "Syria", 32.5 + (n * 37 % 400) / 100, 35.8 + (n * 53 % 600) / 100, "town")
        day = f"{2018 + n % 4}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        text = f"At least {2 + n % 9} people were killed and {5 + n % 20} were injured as shells hit {place.name} on {day}, it said."
        two = [Report(f"r-{n}-{k}", f"many-{n}-{k}", text, f"Outlet {(n + k) % 30}", f"Shells fall on {place.name}", day) for k in range(2)]
        book = Casebook({r.key: r for r in two})
        office = Origin("district office", "official")
        first, second = two[0].key, two[1].key
        found = []
        for question, quote, low, high, comparator in (
            ("killed", f"At least {2 + n % 9} people were killed", 2 + n % 9, None, "at_least"),
            ("injured", f"{5 + n % 20} were injured", 5 + n % 20, 5 + n % 20, "exactly"),
        ):
            ids = [
                book.claim(k, f"i-{n}", question, quote, office, low=low, high=high, comparator=comparator, group="all")
                for k in (first, second)
            ]
            found.append(book.finding("single origin", [ids], low, high))
        ids = [book.claim(k, f"i-{n}", "when", f"on {day}", value=day) for k in (first, second)]
        found.append(book.finding("agreed", [ids], value=day))
        ids = [book.claim(k, f"i-{n}", "where", f"hit {place.name}", value=f"{place.name}, Syria") for k in (first, second)]
        found.append(book.finding("agreed", [ids], value=f"{place.name}, Syria"))
        reports += two
        claims += [replace(c, id=f"{c.id}-{n}") for c in book.claims]
        renamed = {c.id: f"{c.id}-{n}" for c in book.claims}
        findings = tuple(_renamed(f, renamed) for f in found)
        made.append(
            Incident(
                f"i-{n}",
                f"Shelling of {place.name}, {day}",
                "shelling",
                day if n % 10 else "",
                place,
                tuple(r.id for r in two),
                (),
                findings,
            )
        )
    return Record("0.1.0", tuple(reports), (), tuple(made), tuple(claims))


def _renamed(finding: Finding, ids: dict[str, str]) -> Finding:
    sides = tuple(replace(s, claims=tuple(ids[c] for c in s.claims)) for s in finding.sides)
    return replace(finding, claims=tuple(ids[c] for c in finding.claims), sides=sides)


BAD_URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>1</script>",
    'https://ok.example/" onclick="alert(1)',
    "HTTP://user:pw@evil.example",
    "//evil.example",
)
PAYLOADS = (
    "<script>window.stung=1;alert(1)</script>",
    "</script><script>window.stung=1</script>",
    "</style><style>body{display:none}</style>",
    '" onmouseover="window.stung=1" x="',
    "' onfocus='window.stung=1' autofocus='",
    "<img src=x onerror=window.stung=1>",
    "<svg/onload=window.stung=1>",
    "<iframe src=https://evil.example/></iframe>",
    "{{7*7}}{% raw %}${7*7}#{7*7}",
    "javascript:window.stung=1",
    "invoice\u202efdp.exe",
    "pay\u200bpal\u2066x\u2069\ufeff",
    "<!-- <base href=//evil.example> <meta http-equiv=refresh content=0;url=//evil.example>",
    ']]><a xlink:href="javascript:window.stung=1">x</a>',
    "url(https://evil.example/a.png);background:red;expression(1)",
    "\ud800 \x00\x07\x1b[31m lone",
)


def _stung(finding: Finding, evil: str) -> Finding:
    history = tuple(replace(u, origin=evil, says=evil) for u in finding.history)
    denials = tuple(replace(d, says=evil) for d in finding.denials)
    return replace(finding, rule=evil, history=history, denials=denials)


def hostile() -> Record:
    """A record whose every string attacks the page that shows it."""
    evil = " ".join(PAYLOADS)
    clean = sample()
    urls = (*BAD_URLS, "https://ok.example/fine")
    reports = [
        replace(
            r,
            title=evil + "X" * 2_000_000,
            outlet=f"{PAYLOADS[n]} {r.outlet}",
            key=evil,
            url=urls[n % len(urls)],
            language=PAYLOADS[n],
            published=PAYLOADS[n + 1],
            sha256=evil,
        )
        for n, r in enumerate(clean.reports)
    ]
    outlets = {r.id: r.outlet for r in reports}
    claims = [
        replace(
            c,
            outlet=outlets[c.report],
            quote=evil,
            sentence=Sentence(0, len(evil) + 10, "Before: " + evil + "."),
            start=8,
            end=8 + len(evil),
            value=PAYLOADS[n % len(PAYLOADS)] if c.value else None,
            group=PAYLOADS[n % len(PAYLOADS)] if c.group == "children" else c.group,
            via=(PAYLOADS[n % len(PAYLOADS)],),
            origin=Origin(f"{PAYLOADS[n % len(PAYLOADS)]} {c.origin.name}", "official"),
        )
        for n, c in enumerate(clean.claims)
    ]
    incidents = [
        replace(
            i,
            label=f"{PAYLOADS[n]} {evil}",
            type=PAYLOADS[n],
            when=PAYLOADS[n + 2] if n % 2 else i.when,
            where=replace(i.where, name=f"{PAYLOADS[n]} {i.where.name}", country=evil) if i.where else None,
            apart=tuple(replace(a, reasons=PAYLOADS) for a in i.apart),
            joined=tuple(replace(j, reasons=PAYLOADS) for j in i.joined),
            grade=replace(i.grade, reason=evil) if i.grade else None,
            findings=tuple(_stung(f, evil) for f in i.findings),
        )
        for n, i in enumerate(clean.incidents)
    ]
    strange = replace(incidents[-1], id='"><script>window.stung=1</script>', label="an id that is markup")
    tallies = [
        replace(t, what=evil, scope=evil, actor=evil, period=evil, quote=evil, origin=Origin(evil, "official")) for t in clean.tallies
    ]
    checks = [replace(c, rule=PAYLOADS[n], says=evil) for n, c in enumerate(clean.checks)]
    quotations = [replace(q, quote=evil, speaker=evil, cue=evil, via=PAYLOADS) for q in clean.quotations]
    refusals = [Refusal(evil + "Y" * 100_000, evil)]
    return Record(
        evil, tuple(reports), tuple(refusals), (*incidents, strange), tuple(claims), tuple(quotations), tuple(tallies), tuple(checks)
    )
