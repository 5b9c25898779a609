"""Every page of the desk, found by its routes, in each size and colour; and what answers to forms."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Error, Page, expect
from starlette.routing import BaseRoute

from accordingto.pipeline import record_of
from accordingto.pipeline.deciding import decide
from accordingto.records import Judgement, Record
from accordingto.web import pages
from accordingto.web.filters import Filter, keep
from accordingto.web.people import Person
from tests.casebook.filled import MORNING
from tests.web.end_to_end.conftest import Chromium, look, prepared, serving
from tests.web.pages.lists.waiting import EVIL, fill

ADA = "Ada Admin"
NO_PAGES = {
    "/events": "server-sent events",
    "/add/{number}/events": "server-sent events",
    "/totals/{name}.svg": "a picture on the page of totals",
    "/page.css": "a style",
    "/page.js": "a script",
    "/claims/{claim}": "leads to the claim on its incident's page",
    "/sign-in/elsewhere": "leads to a provider",
    "/sign-in/back": "leads on by itself",
}
"""What answers to a GET and is no page, and what it is instead."""


class Desk:
    """A desk where every page has something to show, and its address."""

    def __init__(self, folder: Path) -> None:
        self.where = str(folder / "c.casebook")
        with prepared(self.where) as desk, desk.casebook() as casebook:
            fill(casebook, folder)
            self.record = record = record_of(casebook)
            for judgement in _judgements(record):
                decide(casebook, judgement)
            self.decision = next(one.judgement for one in casebook.decisions(None, 1) if one.judgement).id
            most = max(record.incidents, key=lambda one: len(one.reports))
            self.account = casebook.report(most.reports[0]).reading.accounts[0].id
            admin = desk.people.accounts.add(ADA, "admin", "a test")
            other = desk.people.accounts.add("Robin Reviewer", "reviewer", "a test")
            self.invitation = desk.people.invitations.make(other.id, ADA)
            desk.people.accounts.set_password(admin.id, "a kettle of herring", "a test")
            ada = Person(ADA, "admin", admin.id)
            desk.people.tokens.make(ada, "the nightly export", ["read"], 30)
            keep(desk.store, ada, Filter("Idlib, disputed", "q=Idlib&status=disputed"))
            desk.hooks.add("https://newsroom.example/told", ["incident.new", "check.failing"], ADA)
        self.address = ""

    @property
    def addresses(self) -> dict[str, list[str]]:
        """Of each route the addresses that are looked at."""
        record = self.record
        most = max(record.incidents, key=lambda one: len(one.reports))
        claim = next(one for one in record.claims if one.incident == most.id and one.question == "killed")
        where = next(one for one in record.claims if one.incident == most.id and one.question == "where")
        reports = {one.key: one.id for one in record.reports}
        decision = self.decision
        return {
            "/": ["/", "/?q=Idlib&status=disputed&question=killed", "/?q=nothing+at+all"],
            "/incidents/{id}": [f"/incidents/{most.id}", *(f"/incidents/{one.id}" for one in record.incidents if one.apart)][:3],
            "/incidents/{id}/history": [f"/incidents/{most.id}/history"],
            "/reports": ["/reports", "/reports?q=Idlib"],
            "/reports/{id}": [f"/reports/{reports['evil']}", f"/reports/{reports['blast']}", f"/reports/{reports['harbour']}"],
            "/decisions": ["/decisions"],
            "/decisions/{id}": [f"/decisions/{decision}"],
            "/decide": [
                *(f"/decide?kind={kind}&about={claim.id}" for kind in ("accept", "reject", "correct", "move")),
                f"/decide?kind=correct&about={where.id}",
                *(f"/decide?{urlencode({'kind': kind, 'about': most.id, 'find': 'Gardez'})}" for kind in ("same", "not same", "note")),
                f"/decide?kind=split&about={most.id}&about={self.account}",
                f"/decide?{urlencode([('kind', 'one origin'), ('about', 'police'), ('about', 'interior ministry')])}",
                f"/decide?kind=undo&about={decision}",
            ],
            "/queue": ["/queue", *(f"/queue?kind={kind}" for kind in ("finding", "check", "link", "version", "orphan"))],
            "/origins": ["/origins", "/origins?q=nobody+at+all"],
            "/origins/one": [f"/origins/one?{urlencode({'name': name})}" for name in (EVIL, "police")],
            "/totals": ["/totals"],
            "/sign-in": ["/sign-in"],
            "/invitation/{key}": [f"/invitation/{self.invitation}"],
            "/account": ["/account"],
            "/people": ["/people"],
            "/people/audit": ["/people/audit"],
            "/people/{id}": ["/people/1", "/people/2"],
            "/add": ["/add"],
            "/add/{number}": ["/add/1"],
            "/webhooks": ["/webhooks"],
            "/webhooks/{number}": ["/webhooks/1"],
            "/keys": ["/keys"],
        }


def _judgements(record: Record) -> Iterator[Judgement]:
    idlib = [one for one in record.claims if one.question == "killed" and one.group == "all"]
    yield Judgement("reject", (idlib[-1].id,), "Robin Reviewer", reason="another day")
    yield Judgement("note", (record.incidents[0].id,), "Robin Reviewer", reason="ask the hospital: <b>twice</b>")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("desk"))
    with serving(made.where, "--reader", "rules") as made.address:
        yield made


@pytest.fixture
def page(chromium: Chromium, desk: Desk) -> Iterator[Page]:
    """An admin's window."""
    with chromium.window(desk.address, ADA, desk.where) as made:
        yield made


def test_every_route_is_a_page_that_is_looked_at_or_none(desk: Desk) -> None:
    assert set(_routes(pages.router.routes)) == {*desk.addresses, *NO_PAGES}


def _routes(found: list[BaseRoute]) -> Iterator[str]:
    for route in found:
        if inner := getattr(route, "original_router", None):
            yield from _routes(inner.routes)
        elif "GET" in (getattr(route, "methods", None) or ()):
            yield str(getattr(route, "path", ""))


def test_every_page_is_fit_to_be_seen(desk: Desk, page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Choose files").set_input_files({"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    page.get_by_label("The report’s words").fill(MORNING)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Added")
    found = []
    for route, addresses in desk.addresses.items():
        name = route.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "incidents"
        for number, address in enumerate(addresses):
            try:
                page.goto(address)
                found += look(page, f"{name}-{number + 1}")
            except Error as error:
                found.append(f"{address}: {error.message.partition(chr(10))[0]}")
    if found:
        pytest.fail("\n".join(found), pytrace=False)
