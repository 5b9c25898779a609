"""One report in, everything found in it out."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from accordingto.reading.attribution import find_attributions
from accordingto.reading.counts import find_counts
from accordingto.reading.figures import find_figures
from accordingto.reading.finders.actors import find_actors
from accordingto.reading.finders.targets import find_targets
from accordingto.reading.finders.types import find_types
from accordingto.reading.finders.weapons import find_weapons
from accordingto.reading.finders.whens import find_whens
from accordingto.reading.finders.wheres import find_wheres
from accordingto.reading.layers import Layers
from accordingto.reading.learned import accounts_of
from accordingto.reading.learned.values import sighted
from accordingto.reading.model.encoder import answer
from accordingto.reading.passages import find_passages
from accordingto.reading.places import find_places
from accordingto.reading.quotations import find_quotations, find_quoted
from accordingto.reading.sentences import find_sentences
from accordingto.reading.story import Story, Told, tell
from accordingto.reading.tallies import find_tallies
from accordingto.reading.times import find_times
from accordingto.reading.times.titles import with_title_years
from accordingto.reading.titles import told_in_title
from accordingto.reading.words import telling_words
from accordingto.records import PEOPLE, Account, Claim, Mention, Reading, Report, Tally, ToldApart, quoting

Finder = Callable[[Layers, Story], Iterator[Claim]]

FINDERS: tuple[Finder, ...] = (find_whens, find_wheres, find_actors, find_types, find_targets, find_weapons)
"""Adding a finder is a function and its name here; counts, which keep clear of running totals, come after them."""
LONGEST_TITLE = 400
"""Characters of a title that are read where the text tells of nothing."""


def read(report: Report) -> Reading:
    """Read one report by the rules and the shipped network together; the reading keeps quotes and sentences, not the whole text."""
    layers, tallies, story, claims = by_rules(report)
    found = accounts_of(sighted(layers, tallies, answer(report.text, report.title)), story, claims)
    return _reading(layers, tallies, found.accounts, found.apart)


def read_by_rules(report: Report) -> Reading:
    """Read one report by the rules alone."""
    layers, tallies, story, claims = by_rules(report)
    told_in = _by_incident(claims)
    accounts = tuple(_account(layers, story, told, told_in.get(told.id, [])) for told in story.accounts)
    return _reading(layers, tallies, accounts, story.apart)


def by_rules(report: Report) -> tuple[Layers, tuple[Tally, ...], Story, tuple[Claim, ...]]:
    """What the rules alone find, before it is a reading."""
    layers = lay(report)
    tallies = find_tallies(layers)
    story = tell(layers, tallies)
    finders: tuple[Finder, ...] = (*FINDERS, partial(find_counts, tallies=tallies))
    return layers, tallies, story, tuple(claim for find in finders for claim in find(layers, story) if _stands(layers, claim))


def _reading(layers: Layers, tallies: tuple[Tally, ...], accounts: tuple[Account, ...], apart: tuple[ToldApart, ...]) -> Reading:
    told = _told_in_title(layers.report, accounts)
    return Reading(
        report=replace(layers.report, text=""),
        accounts=(told, *(replace(account, main=False) for account in accounts)) if told else accounts,
        apart=apart,
        quotations=find_quotations(layers),
        tallies=tallies,
    )


def _told_in_title(report: Report, accounts: tuple[Account, ...]) -> Account | None:
    """What the title tells, where the text tells of nothing but in the headlines of other stories."""
    if not all(account.headline_only for account in accounts):
        return None
    title, _, story, claims = by_rules(replace(report, title="", text=report.title[:LONGEST_TITLE]))
    return told_in_title(title, story, claims, len(accounts) + 1)


def lay(report: Report) -> Layers:
    """Lay the layers over a report's text, each standing on those before it."""
    text = report.text
    layers = Layers(report, passages=find_passages(report))
    layers = replace(layers, sentences=find_sentences(text, layers.passages), quoted=find_quoted(text, layers.passages))
    layers = replace(layers, places=find_places(text, layers.sentences, report.outlet))
    times = find_times(text, layers.sentences, report.published, layers.places)
    layers = replace(layers, times=with_title_years(times, report.title))
    layers = replace(layers, figures=find_figures(text, layers.sentences))
    return replace(layers, attributions=find_attributions(layers))


def _stands(layers: Layers, claim: Claim) -> bool:
    """Of a related story's headline only its figures of people are kept: the rest is told without its story."""
    if claim.question in PEOPLE:
        return True
    at = bisect_right(layers.passages, claim.start, key=lambda p: p.start) - 1
    return at < 0 or layers.passages[at].kind != "related headline" or claim.start >= layers.passages[at].end


def _by_incident(claims: tuple[Claim, ...]) -> dict[str, list[Claim]]:
    """The claims on each incident, in the order of the finders."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.incident, []).append(claim)
    return found


def _account(layers: Layers, story: Story, told: Told, claims: list[Claim]) -> Account:
    mentions = tuple(
        Mention(layers.report.id, told.id, m.start, m.end, quoting(layers.text, m))
        for m in story.mentions
        if story.accounts[m.account] is told
    )
    return Account(
        id=told.id,
        report=layers.report.id,
        type=told.type,
        main=told.main,
        mentions=mentions,
        claims=tuple(claims),
        headline_only=told.headline_only,
        words=telling_words(layers.text, story.told_in(told)),
    )
