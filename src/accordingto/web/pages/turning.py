"""Where a page of a ranked list ends, as the address of the next one says it.

To the page before leads the browser's own way back; no link can, for what stood before a place is not what was shown there.
"""

from urllib.parse import urlencode

from accordingto.casebook import After
from accordingto.web.refusing import Unacceptable

_LONGEST = 600
"""Characters of a name in an address."""


def pages(path: str, after: str, last: After | None, **told: str) -> dict[str, str]:
    """The addresses of the first page and the next one; empty where they are none or this one."""
    first = _address(path, told) if after else ""
    return {"first": first, "next": _address(path, told | {"after": f"{last.rank}.{last.name}"}) if last else ""}


def after_of(told: str) -> After | None:
    """Where the page before ended; raises Unacceptable for what no page gave."""
    if not told:
        return None
    rank, dot, name = told.partition(".")
    if not (dot and rank.isascii() and rank.isdigit() and len(rank) < 15 and len(name) <= _LONGEST):
        raise Unacceptable("this page’s address was cut short or changed; begin at the first page")
    return After(int(rank), name)


def _address(path: str, told: dict[str, str]) -> str:
    given = {name: value for name, value in told.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
