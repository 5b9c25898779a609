"""Reports after which something of every kind waits for a decision; some are written by somebody who means harm."""

from pathlib import Path

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.records import Judgement
from tests.casebook.filled import EVENING, HARBOUR, RULES, add

EVIL = """<script>alert(1)</script> "&' onerror=alert(1)"""
_HERAT = "Gunmen killed two people in Herat on {}, police said."
_GARDEZ = "A bomb killed {} people{} in Gardez on Thursday, police said. The blast hit a bus station."
_TALLY = "Air strikes have killed 390 people in Idlib province since January, according to the Quillbridge Medical Society."
_OTHERS = "Three people were killed in an air strike on a market in Idlib on Wednesday, the <b onclick=alert(2)>Civil</b> Defence said."


def fill(casebook: Casebook, folder: Path) -> None:
    """Take all of it in."""
    told = {
        "harbour": HARBOUR,
        "evening": EVENING,
        "fewer": _report("Harbour Wire", "A total", "2021-03-20", _TALLY),
        "evil": _report(EVIL, f"</title>{EVIL} three killed", "2021-03-05", _OTHERS),
        "monday": _report("Port Gazette", "Attack in Herat", "2021-05-04", _HERAT.format("Monday")),
        "wednesday": _report("Hill Times", "Attack in Herat", "2021-05-06", _HERAT.format("Wednesday")),
        "blast": _report("Valley Times", "Blast in Gardez", "2021-06-04", _GARDEZ.format("six", " and wounded eleven")),
    }
    for key, text in told.items():
        add(casebook, folder, key, text)
    pipeline.work_out(casebook, RULES)
    wounded = next(one for one in pipeline.record_of(casebook).claims if one.quote == "wounded eleven")
    casebook.judge(Judgement("accept", (wounded.id,), "a judge", reason="by the hospital's list"))
    add(casebook, folder, "blast", _report("Valley Times", "Blast in Gardez", "2021-06-04", _GARDEZ.format("seven", "")))
    pipeline.work_out(casebook, RULES)


def _report(outlet: str, title: str, published: str, text: str) -> str:
    quoted = {name: value.replace("'", "''") for name, value in {"outlet": outlet, "title": title}.items()}
    return f"---\noutlet: '{quoted['outlet']}'\ntitle: '{quoted['title']}'\npublished: {published}\n---\n{text}\n"
