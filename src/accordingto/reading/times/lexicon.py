"""The words that tell times, what each is, and what it stands for."""

from functools import lru_cache

from accordingto.reading.calendar import MONTHS, WEEKDAYS
from accordingto.reading.figures.numerals import ORDINALS, TENS, UNITS

NUMBERS = {word: number for word, number in UNITS.items() if number}
DAYTIMES = {
    "morning": "MO", "mornings": "MO", "forenoon": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "daytime": "DT", "lunchtime": "AF",
    "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV",
    "sundown": "EV", "nightfall": "EV",
    "night": "NI", "nights": "NI", "nighttime": "NI", "predawn": "MO",
}  # fmt: skip
SEASONS = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}
RHYTHMS = {
    "daily": "XXXX-XX-XX", "everyday": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX",
    "quarterly": "XXXX-QX", "yearly": "XXXX", "annually": "XXXX", "hourly": "XXXX-XX-XXTXX", "fortnightly": "P2W", "biweekly": "P2W",
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "former": "PAST_REF", "recently": "PAST_REF", "recent": "PAST_REF",
}  # fmt: skip
ZONES = {
    "gmt": "+00:00", "utc": "+00:00",
    "bst": "+01:00", "wet": "+00:00", "west": "+01:00", "wat": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "cat": "+02:00", "sast": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "eat": "+03:00",
    "pkt": "+05:00", "ict": "+07:00",
    "wib": "+07:00", "hkt": "+08:00", "awst": "+08:00", "jst": "+09:00", "kst": "+09:00", "aest": "+10:00",
    "aedt": "+11:00", "est": "-05:00",
    "edt": "-04:00", "cdt": "-05:00", "mdt": "-06:00", "mst": "-07:00", "pst": "-08:00", "pdt": "-07:00", "cst": "-06:00", "akst": "-09:00",
    "akdt": "-08:00", "hst": "-10:00", "brt": "-03:00", "et": "America/New_York", "trt": "+03:00", "idt": "+03:00", "irst": "+03:30",
}  # fmt: skip
"""Letters after a clock → offset, or the zone whose rule gives it. "IST" and "AST" mean too many things to be here."""
REGIONS = {"eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles"}


_KINDS: dict[str, str] = {
    "the": "the",
    "article": "a an",
    "this": "this",
    "these": "these those",
    "that": "that",
    "same": "same",
    "next": "next coming upcoming",
    "following": "following subsequent ensuing",
    "last": "last",
    "past": "past",
    "previous": "previous preceding prior",
    "every": "every each",
    "per": "per",
    "early": "early",
    "late": "late",
    "later": "later afterwards afterward hence thereafter",
    "earlier": "earlier previously beforehand",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "since": "since",
    "until": "until till",
    "mid": "mid",
    "start": "beginning start opening onset outset",
    "middle": "middle",
    "end": "end close ending",
    "half": "half",
    "part": "part portion",
    "latter": "latter",
    "rest": "rest remainder",
    "approx": "about around approximately roughly some nearly almost perhaps barely",
    "circa": "circa ca",
    "more": "more less fewer",
    "than": "than",
    "over": "over under",
    "just": "just only exactly precisely",
    "mere": "mere full whole entire single additional more intense brutal straight consecutive successive solid bloody further",
    "another": "another",
    "shortly": "shortly soon",
    "at": "at",
    "least": "least most",
    "in": "in",
    "on": "on",
    "of": "of",
    "to": "to",
    "and": "and",
    "or": "or",
    "from": "from",
    "by": "by",
    "for": "for",
    "during": "during throughout",
    "between": "between",
    "within": "within",
    "towards": "towards toward",
    "few": "few couple",
    "several": "several many various numerous countless multiple",
    "dozen": "dozen dozens",
    "hundred": "hundred hundreds",
    "second": "second",
    "minute": "minute",
    "minutes": "minutes mins seconds",
    "hourword": "hour",
    "hours": "hours hrs",
    "week": "week",
    "weeks": "weeks",
    "monthword": "month",
    "months": "months",
    "yearword": "year",
    "years": "years",
    "decadeword": "decade",
    "decadewords": "decades",
    "century": "century",
    "centuries": "centuries",
    "day": "day",
    "days": "days",
    "date": "date",
    "quarter": "quarter quarters",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "overnight": "overnight",
    "today": "today",
    "tonight": "tonight",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "night": "night nights nighttime",
    "daytime": " ".join(w for w in DAYTIMES if not w.startswith("night") and w not in ("daytime", "predawn")),
    "predawn": "predawn",
    "noon": "noon midday midnight",
    "season": "spring summer autumn winter springtime summertime wintertime",
    "fall": "fall",
    "rhythm": " ".join(RHYTHMS),
    "reference": " ".join(REFERENCES),
    "future": "future",
    "present": "present",
    "time": "time",
    "times": "times",
    "period": "period",
    "point": "point moment",
    "old": "old",
    "age": "age aged ages",
    "long": "long",
    "christmas": "christmas xmas",
    "easter": "easter",
    "halloween": "halloween",
    "eve": "eve",
    "new": "new",
    "fiscal": "fiscal financial",
    "h": "h",
    "oclock": "o'clock",
    "ampm": "am pm a.m p.m a.m. p.m.",
    "bc": "bc bce b.c b.c. b.c.e. bce.",
    "ad": "ad a.d. ce c.e.",
    "zone": " ".join(ZONES),
    "region": " ".join(REGIONS),
    "standard": "standard daylight summer",
    "greenwich": "greenwich coordinated",
    "mean": "mean universal",
    "local": "local",
    "us": "us u.s. u.s united",
    "states": "states",
    "anniversary": "anniversary",
    "instant": "instant inst",
    "road": "highway route interstate road room flight boeing channel gate unit resolution article section apartment apt suite hwy airbus",
    "block": "block blocks",
    "be": "is are was were be been being",
    "counted": "people persons men women children troops soldiers civilians fighters militants dead wounded victims km"
    " kilometers kilometres"
    " miles metres meters feet percent dollars pounds euros tons tonnes aircraft",
    "once": "once",
    "up": "up",
    "into": "into",
    "through": "through",
    "anyone": "any",
}


@lru_cache(maxsize=1)
def lexicon() -> dict[str, str]:
    """Lower-case word → kind."""
    found: dict[str, str] = {}
    for kind, words in _KINDS.items():
        for word in words.split():
            found.setdefault(word, kind)
    found.update(dict.fromkeys(NUMBERS, "counting"), **dict.fromkeys(TENS, "tens"))
    found.update(dict.fromkeys((w for w in ORDINALS if w != "second"), "nth"))
    found.update(dict.fromkeys(MONTHS, "month"), **dict.fromkeys(WEEKDAYS, "weekday"))
    found.update(may="may", march="march")
    found.update(dict.fromkeys((m[:3] for m in MONTHS if m != "may"), "abbreviated"), sept="abbreviated")
    found.update(dict.fromkeys((d[:3] for d in WEEKDAYS), "wday"), tues="wday", thur="wday", thurs="wday")
    return found


def months_number(word: str) -> int:
    """1–12 of a month's name or abbreviation."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(word[:3]))


def weekdays_number(word: str) -> int:
    """0 (Monday) to 6 of a weekday's name or abbreviation."""
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(word[:3]))
