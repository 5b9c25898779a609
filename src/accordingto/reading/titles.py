"""Stories told in a title alone: behind it stand a wall before the news, a list of clips, the site's own notices."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from accordingto.reading.claims import make_claim
from accordingto.reading.layers import Layers
from accordingto.reading.story import Story
from accordingto.reading.words import telling_words
from accordingto.records import Account, Claim, Span


def told_in_title(title: Layers, story: Story, claims: Iterable[Claim], number: int) -> Account | None:
    """The account, by this number, of what a title read as a text tells first; it claims nothing, for no text holds its words."""
    if not story.accounts:
        return None
    told = story.accounts[0]
    name = f"{title.report.id}.{number}"
    said = [claim for claim in claims if claim.incident == told.id]
    said += _places(title, story, [claim for claim in said if claim.question == "where"])
    return Account(
        id=name,
        report=title.report.id,
        type=told.type,
        main=True,
        unsure=tuple(replace(claim, incident=name, start=0, end=0, quote="", sentence=None) for claim in said),
        words=telling_words(title.text, [Span(0, len(title.text))]),
    )


def _places(title: Layers, story: Story, wheres: list[Claim]) -> Iterator[Claim]:
    """Places that a title sets nothing in ("Arlo woman shot"): mostly where it happened, and linking has nothing else to go by."""
    for place in title.places:
        if not place.demonym and not any(place.overlaps(Span(claim.start, claim.end)) for claim in wheres):
            yield make_claim(title, story.accounts[0], "where", place, value=place.label, place=place.place)
