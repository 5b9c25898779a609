"""Every address that the desk answers, as it describes itself: what is added later is walked too."""

import re
from collections.abc import Iterator
from typing import Any

from starlette.routing import BaseRoute

from accordingto.web import pages
from tests.web.attacks.conftest import Visitor

API = "/api/v1"
SAFE = "GET"
Route = tuple[str, str]
"""Method and path, with names in braces for what differs."""


def routes(asking: Visitor) -> list[Route]:
    """Of pages and API."""
    described: dict[str, Any] = asking.get(f"{API}/openapi.json").json()["paths"]
    of_api = [(way.upper(), API + path) for path, ways in described.items() for way in ways if way != "parameters"]
    found = [*of_pages(pages.router.routes), *of_api]
    assert len(found) > 100, "the walk sees all"
    return found


def of_pages(found: list[BaseRoute]) -> Iterator[Route]:
    """Of these and all that they lead to."""
    for route in found:
        if inner := getattr(route, "original_router", None):
            yield from of_pages(inner.routes)
            continue
        for method in sorted(getattr(route, "methods", None) or ()):
            if method != "HEAD":
                yield method, str(getattr(route, "path", ""))


def nowhere(path: str) -> str:
    """The address of such a thing that is not there: asking for it by mistake does nothing."""
    return re.sub(r"\{[^}]+\}", "999999", path)


def there(asking: Visitor) -> dict[str, list[str]]:
    """Things that are there, by the beginnings of the paths that they have."""
    ids: dict[str, list[str]] = {}
    for noun in ("incidents", "reports", "people", "webhooks", "additions", "judgements"):
        told = asking.get(f"{API}/{noun}").json()
        found = told["items"] if isinstance(told, dict) else told
        each = [one.get("judgement") or one for one in found]
        ids[noun] = [str(one["id"] if "id" in one else one["number"]) for one in each]
    claims = [claim for report in ids["reports"] for claim in asking.get(f"{API}/reports/{report}/claims").json()]
    ids["claims"] = [claim["id"] for claim in claims]
    ids["origins"] = [one["name"] for one in asking.get(f"{API}/origins").json()["items"]]
    return ids | {"decisions": ids["judgements"], "add": ids["additions"]}
