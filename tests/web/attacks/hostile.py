"""What attackers write, and where all of it is put before the desk opens."""

from pathlib import Path

from accordingto import pipeline
from accordingto.casebook import Casebook
from accordingto.records import Judgement
from tests.casebook.filled import RULES

SCRIPT = "<script>owned(1)</script>"
MARKUP = '"><img src=x onerror=owned(1)><svg onload=owned(1)>'
TEMPLATE = "{{ 7 * 191 }}{% print(7 * 191) %}${7*191}#{7*191}"
"""What a template engine would make 1337 of."""
TURNED = "\u202egnp.\u202c\u2066\u200f"
"""Turns what follows around (Trojan Source)."""
TERMINAL = "\x1b]0;owned\x07\x1b[2J\x9b31m"
"""Sets a terminal's title, and wipes its screen."""
FORMULA = "=HYPERLINK(1,2)"
ALL = f"{SCRIPT}{MARKUP}{TEMPLATE}{TURNED}{TERMINAL}"
MALLORY = f"Mallory {SCRIPT}{{{{7*191}}}}"
"""A name may hold all that can be seen."""

REPORT = f"""---
outlet: 'Post {SCRIPT} {MARKUP.replace("'", "")}'
title: 'Strike on Homs {SCRIPT} {MARKUP}{TURNED} kills five'
published: 2022-05-02
url: https://post.example/?a=%22%3E%3Cscript%3E
language: en
---
HOMS, May 2 - An air strike on a bakery in Homs killed five people {SCRIPT} and wounded three others on Sunday, according to the Quill
{MARKUP} Society. "We pulled five children out of the rubble {ALL}," said Mallory {SCRIPT} Vane, a rescuer. The army denied that it had
carried out the raid. {ALL}

Air strikes have killed 412 people in Homs province since January, according to the Quill {SCRIPT} Society.
"""
OTHER = f"""---
outlet: {FORMULA}
title: '{FORMULA} Nine die {MARKUP} at bakery in Homs'
published: 2022-05-02
url: "javascript:owned(1)//{TURNED}"
---
Nine people were killed in an air strike on a bakery in Homs on Sunday, {SCRIPT} the interior ministry said.
"""


def sow(casebook: Casebook, folder: Path) -> None:
    """Put hostile text wherever text is kept."""
    for key, text in {f"{SCRIPT[:8]}{TURNED}one": REPORT, "../../two": OTHER}.items():
        pipeline.add(casebook, [_written(folder, key, text)], RULES, f"by {ALL}")
    pipeline.add(casebook, [_written(folder, "two", OTHER.replace("Nine people", f"Ten {SCRIPT} people"))], RULES, f"by {ALL}")
    pipeline.work_out(casebook, RULES)
    record = pipeline.record_of(casebook)
    one = next(report for report in record.reports if "Strike" in report.title)
    claims = {claim.question: claim.id for claim in record.claims}
    casebook.judge(Judgement("note", one.incidents[:1], f"by {ALL}", reason=f"why {ALL}"))
    casebook.judge(Judgement("correct", (claims["where"],), f"by {ALL}", reason=f"why {ALL}", value=f"at {ALL}"))
    casebook.judge(Judgement("reject", (claims["injured"],), f"by {ALL}", reason=f"why {ALL}"))
    pipeline.work_out(casebook, RULES)


def _written(folder: Path, key: str, text: str) -> str:
    path = folder / f"{key.replace('/', '_')}.md"
    path.write_text(text, "utf-8")
    return str(path)
