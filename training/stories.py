"""Our own stories as examples: claims, mentions, attributions, running totals and links on their words."""

import re
from collections import Counter

from accordingto.reading.model.heads import GROUPS, KINDS, PARTS, ROLES, STANCES
from accordingto.records import PEOPLE
from benchmarks.gold import Row, located
from training.examples import Example, Words

KNOWN = [*(f"role:{role}" for role in ROLES), *(f"part:{part}" for part in PARTS), "mention"]


def examples_of(story: Row) -> list[Example]:
    """One example a report."""
    return [_example(story, report) for report in story["reports"]]


def _example(story: Row, report: Row) -> Example:
    text = report["text"]
    example = Example.of(text, report.get("title") or "", KNOWN)

    def own(rows: str) -> list[Row]:
        return [row for row in story.get(rows, []) if row["doc_id"] == report["key"]]

    claims = own("claims")
    counted = Counter(claim["incident"] for claim in claims)
    main = counted.most_common(1)[0][0] if counted else None
    numbers = {incident["key"]: n for n, incident in enumerate(story["incidents"])}
    types = {incident["key"]: incident["type"] for incident in story["incidents"]}

    for claim in claims:
        quote = located(claim, text)
        words = quote and _words(example, text, claim.get("value_quote") or claim["quote"], quote)
        if not quote or not words:
            continue
        example.mark_span(f"role:{claim['question']}", words)
        example.mark("stance", words, STANCES.index(claim["stance"]))
        if claim["question"] in PEOPLE:
            group = claim.get("group") or "all"
            example.mark("group", words, GROUPS.index(group) if group in GROUPS else len(GROUPS) - 1)
        if claim["question"] == "type":
            example.mark("kind", words, KINDS.index(claim["value"]))
        example.mark("main", words, int(claim["incident"] == main))
        example.events.append((words, numbers[claim["incident"]]))
        said = _words(example, text, claim["origin_quote"], quote) if claim.get("origin_quote") else None
        if said or not claim["origin"]:
            example.origins.append((words, said))
    for mention in own("mentions"):
        at = located(mention, text)
        if at and (words := example.words(*at)):
            example.mark_span("mention", words)
            example.mark("kind", words, KINDS.index(types[mention["incident"]]))
            example.mark("main", words, int(mention["incident"] == main))
            example.events.append((words, numbers[mention["incident"]]))
    for attribution in own("attributions"):
        content = located(attribution, text, "content")
        for part in PARTS:
            if content and attribution.get(part) and (words := _words(example, text, attribution[part], content)):
                example.mark_span(f"part:{part}", words)
    for tally in own("tallies"):
        at = located(tally, text)
        if at and (words := example.words(*at)):
            example.mark_span("role:tally", words)
    for link in own("links"):
        at = located(link, text)
        before = at and [found for found in _all(text, link["same_as"]) if found[1] <= at[0]]
        if at and before and (words := example.words(*at)):
            example.same.append((words, example.words(*before[-1])))
    return example


def _words(example: Example, text: str, quote: str, near: tuple[int, int]) -> Words | None:
    """The words of a quote where it stands nearest a stretch, inside it if it can."""
    found = _all(text, quote)
    if not found:
        return None
    start, end = near
    return example.words(*min(found, key=lambda at: max(0, start - at[0], at[1] - end)))


def _all(text: str, quote: str) -> list[tuple[int, int]]:
    whole = rf"(?<!\w){re.escape(quote)}(?!\w)"
    return [m.span() for m in re.finditer(whole, text)] or [m.span() for m in re.finditer(re.escape(quote), text)]
