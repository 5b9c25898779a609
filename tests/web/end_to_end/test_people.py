"""People from the first admin on: invited, signed in with a one-time code, held to their role, sent away; and a program with a token."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pyotp
from playwright.sync_api import Page, expect

from accordingto.casebook import Casebook
from tests.casebook.filled import fill
from tests.web.end_to_end.conftest import Chromium, decide_here, headed, look, run, serving

ADA, ROBIN = "Ada Admin", "Robin Newman"
PASSWORD = "nine green bottles"


def test_people_come_and_go(chromium: Chromium, where: str, tmp_path: Path) -> None:
    with Casebook.create(where) as casebook:
        fill(casebook, tmp_path)
    with serving(where, "--reader", "rules") as address, chromium.window(address) as ada, chromium.window(address) as robin:
        ada.goto("/people")
        expect(ada.get_by_text("Nobody has an account")).to_be_visible()
        invited = run("people", "add", ADA, "--role", "admin", "--invite", "--at", address, "--casebook", where)
        ada.goto("/people")
        headed(ada, "Sign in")  # from now on everybody does
        _choose_password(ada, ADA, invited)
        _sign_in(ada, ADA)
        headed(ada, "People")

        ada.get_by_label("Name").fill(ROBIN)
        ada.get_by_role("combobox", name="Role").select_option("reader")
        ada.get_by_role("button", name="Add", exact=True).click()
        headed(ada, f"An invitation for {ROBIN}")
        _choose_password(robin, ROBIN, ada.locator("code").inner_text())
        _sign_in(robin, ROBIN)
        _may_only_read(robin, chromium)

        _open(ada, ROBIN)
        ada.get_by_role("combobox", name="Role").select_option("reviewer")
        ada.get_by_role("button", name="Change").click()
        expect(ada.locator(".notice")).to_have_text("The role is changed, and all their sessions are ended.")
        robin.goto("/")
        headed(robin, "Sign in")
        _sign_in(robin, ROBIN)
        robin.locator("h3 a").first.click()
        robin.get_by_role("link", name=re.compile("^Accept")).first.click()
        decide_here(robin, "I was there", f"Done: {ROBIN} accepted a claim")

        _with_codes(robin, chromium)
        _with_a_token(robin, address)

        robin.goto("/")
        ada.reload()
        ada.get_by_role("button", name="End all").click()
        expect(ada.locator(".notice")).to_have_text("All their sessions are ended.")
        robin.locator("h3 a").first.click()
        headed(robin, "Sign in")
        ada.goto("/people/audit")
        for done in ("invited", "turned on one-time codes", "made a token", "revoked a token", "could not sign in"):
            expect(ada.get_by_text(done).first).to_be_visible()


def _choose_password(page: Page, name: str, told: str) -> None:
    found = re.search(r"http\S+/invitation/\S+", told)
    assert found, told
    page.goto(urlsplit(found[0]).path)
    headed(page, f"Welcome, {name}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Set it").click()
    page.goto("/people" if name == ADA else "/")


def _sign_in(page: Page, name: str, code: str = "") -> None:
    headed(page, "Sign in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("One-time code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def _may_only_read(page: Page, chromium: Chromium) -> None:
    page.locator("h3 a").first.click()
    expect(page.get_by_role("link", name="History")).to_be_visible()
    for shut in ("Join with another", "Accept killed"):
        expect(page.get_by_role("link", name=shut)).to_have_count(0)
    for address in ("/add", "/people", "/webhooks", "/decide?kind=note&about=i-1"):
        page.goto(address)
        expect(page.get_by_text(re.compile("this takes the role of (reviewer|admin); yours is reader", re.IGNORECASE))).to_be_visible()
        chromium.expects("403")
    assert look(page, "refusal") == []


def _open(page: Page, name: str) -> None:
    page.goto("/people")
    page.get_by_role("link", name=name).click()
    headed(page, name)


def _with_codes(page: Page, chromium: Chromium) -> None:
    """One-time codes are turned on, and asked for from then on; each is good once."""
    page.goto("/account")
    codes = page.get_by_role("region", name="One-time codes")
    codes.get_by_label("Present password").fill(PASSWORD)
    codes.get_by_role("button", name="Turn them on").click()
    headed(page, "One-time codes")
    assert look(page, "codes") == []
    made = pyotp.TOTP(page.locator("code.key").inner_text())
    first = made.now()
    page.get_by_label("Code", exact=True).fill(first)
    page.get_by_role("button", name="Turn them on").click()
    headed(page, "One-time codes are turned on")
    assert look(page, "recovery-codes") == []
    emergency = page.locator(".recovery code").first.inner_text()
    for code, lets_in in (("", False), (first, False), (emergency, True), (made.at(datetime.now(UTC) + timedelta(seconds=30)), True)):
        page.get_by_role("button", name="Sign out").or_(page.get_by_role("button", name="Sign in")).first.click()
        page.goto("/sign-in?to=/account")
        _sign_in(page, ROBIN, code)
        if lets_in:
            headed(page, ROBIN)
        else:
            expect(page.get_by_role("alert")).to_contain_text("are not right")
            chromium.expects("401")


def _with_a_token(page: Page, address: str) -> None:
    """A program asks in the person's name, for what the token is good for, till it is revoked."""
    page.goto("/account")
    tokens = page.get_by_role("region", name="Tokens for programs")
    tokens.get_by_label("Name").fill("nightly export")
    tokens.get_by_role("button", name="Make a token").click()
    headed(page, "nightly export")
    assert look(page, "token") == []
    key = page.locator("code.key").inner_text()
    page.get_by_role("link", name="Back to your account").click()
    with httpx.Client(base_url=f"{address}/api/v1", headers={"Authorization": f"Bearer {key}"}) as program:
        assert program.get("/incidents").status_code == 200
        assert program.post("/judgements", json={"kind": "note", "about": ["i-1"], "reason": "so"}).status_code == 403
        page.get_by_role("button", name="Revoke nightly export").click()
        expect(page.locator(".notice")).to_have_text("The token is revoked.")
        assert program.get("/incidents").status_code == 401
