"""The words by which one telling of an incident is known again: names, streets, numbers, whatever is not in every report."""

import re
from collections.abc import Iterable

from accordingto.records import Span

MOST_WORDS = 150
"""Kept per account: names and numbers first, then the rest as they come."""

_WORD = re.compile(r"[^\W_]{2,40}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """about above after again against all almost along already also although always among an and another any anyone are
        around as at away back be because been before began behind being below between both but by call called came can cannot
        click comment contact could day days did do does done down during each early either email even every facebook few
        follow for friday from further get give go going got had has have he hear heard her here him himself his hour hours
        how however if in information into is it its itself just know known last late later least left less let like made make
        man many may me men might minutes monday month months more morning most much must my near never new news next night no
        nor not nothing now number of off often old on once one only onto or other others our out over own page people per
        person place police post posted prior put rather read report reported reporters reports said same saturday saw say
        saying says see seen several she should show since so some someone something soon source spokesman spokeswoman
        statement still story such sunday take taken tell ten than that the their them themselves then there these they thing
        this those though three through thursday time to today together told tomorrow too took tuesday twitter two under until
        up upon us use used very video was way we wednesday week weekend weeks well went were what when where whether which
        while who whole whom whose why will with within without woman women work would year years yesterday yet you your""",
    )
)


def telling_words(text: str, stretches: Iterable[Span]) -> tuple[str, ...]:
    """The words of these stretches that tell one incident from others, sorted; at most MOST_WORDS."""
    names: dict[str, None] = {}
    others: dict[str, None] = {}
    for stretch in stretches:
        for match in _WORD.finditer(text, stretch.start, stretch.end):
            word = match[0].casefold()
            if word not in _COMMON:
                (names if match[0][0].isupper() or match[0].isdigit() else others).setdefault(word)
    chosen = list(names)[:MOST_WORDS]
    chosen += [word for word in others if word not in names][: MOST_WORDS - len(chosen)]
    return tuple(sorted(chosen))
