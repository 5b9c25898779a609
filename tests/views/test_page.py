"""The page as text: what it tells, that it never changes between runs, and that it asks nothing of the network."""

import os
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Claim, Origin, Record, Refusal, Report, Sentence
from accordingto.views.page import page
from accordingto.views.page.sources import in_place
from accordingto.views.page.totals import totals
from tests.views.sample_record import PAYLOADS, hostile, many, sample, thirty_origins


class Elements(HTMLParser):
    """Every tag with its attributes, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.skipping = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        self.skipping = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.skipping = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self.skipping else data

    def told(self) -> str:
        return re.sub(r"\s+", " ", self.text)


@pytest.fixture(scope="module")
def told() -> str:
    return Elements(page(sample())).told()


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        ("What 5 reports say about 6 incidents", "the counts, in the title"),
        ("12–31", "the range from the lowest to the highest figure"),
        ("3 outlets, 3 origins", "two outlets that print one ministry are one origin"),
        ("via state television", "who passed it on"),
        ("and 1 more report", "an origin's answer that two reports print stands once"),
        ("characters 0–23", "where in the report the quote stands"),
        ("Ministry of Health → state television → Harbour News Agency", "the way from origin to outlet"),
        ("gave no figure", "an open answer"),
        ("denies it", "a denial"),
        ("between two figures", "a comparator in words"),
        ("part of quote", "a part names its whole"),
        ("Sunday 7 – Monday 8 March 2021", "an interval in words"),
        ("17 November, year not given", "a day without a year stays one"),
        ("a Friday, no date given", "a weekday stays a weekday"),
        ("since Saturday 20 February 2021", "an open interval"),
        ("5,300 in the plain and 2,790 in the hills make 8,090", "a failing sum, in a sentence"),
        ("parts within whole", "a rule's name without hyphens"),
        ("market / arms store", "a disputed value names every side"),
        ("22:30 in one report and 21:45 GMT in another", "a failing check that is about nothing on the page is told all the same"),
        ("16 bombs against 20", "why two incidents are kept apart"),
        ("same figure of the same origin", "why two reports are joined"),
        ("Harm: contested.", "how well harm is borne out"),
        ("Where accounts differ: range: from the lowest", "by which rule they came to one answer"),
        ("9 → at least 12, risen 8 March 2021", "what its own origin replaced"),
        ("Joint Air Command, a party to it, denies one claim, 8 March 2021", "a denial with its day"),
        ("inbox/scan-04.pdf", "a refusal"),
        ("This is a PDF; save its text", "its reason"),
        ("مستشفى الريح", "an origin in another script"),
        ("We dug with our hands until the morning,", "a quotation"),
        ("1 incident without a position is not on the map", "what the map leaves out"),
    ],
)
def test_the_page_tells(words: str, shows: str, told: str) -> None:
    assert words in told, shows


def test_equal_records_give_equal_bytes_whatever_order_sets_have() -> None:
    told = "from tests.views.sample_record import sample; from accordingto.views.page import page; print(ascii(page(sample())))"
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    runs = [subprocess.run([sys.executable, "-c", told], env=env, capture_output=True, check=True).stdout for env in seeds]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("make", [sample, thirty_origins, hostile, lambda: Record("0"), lambda: many(60)])
def test_nothing_is_loaded_and_every_inline_source_is_named_by_its_hash(make: object) -> None:
    html = page(make())  # type: ignore[operator]
    elements = Elements(html)
    policy = next(attrs["content"] for _, attrs in elements.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")
    for tag in ("script", "style"):
        sources = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(sources) == 1, "one of ours, none of a report's"
        assert f"{tag}-src 'sha256-{b64encode(sha256(sources[0].encode()).digest()).decode()}'" in policy
    for tag, attrs in elements.tags:
        assert not {"src", "srcset", "style", "action", "background", "xlink:href"} & set(attrs), (tag, attrs)
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert tag not in ("iframe", "object", "embed", "img", "base", "form") or attrs.get("id") == "filter"
        if tag in ("a", "use", "link"):
            assert re.match(r"#|https?://|data:,$", attrs["href"]), attrs


def test_ids_are_unique_and_every_inner_link_has_its_target() -> None:
    for record in (sample(), thirty_origins(), hostile()):
        tags = Elements(page(record)).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        targets = {attrs["href"][1:] for tag, attrs in tags if tag in ("a", "use") and attrs["href"].startswith("#")}
        assert targets <= set(ids)


def test_only_web_addresses_become_links() -> None:
    report = sample().reports[0]
    refused = (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//other.example",
        "https://user:pw@x.example",
        "https://x.example/ y",
        "https://x\u202e.example",
    )
    for url in refused:
        assert "nofollow" not in page(Record("0", (replace(report, url=url),))), url
    assert 'href="https://x.example/a?b=1&amp;c=2"' in page(Record("0", (replace(report, url="https://x.example/a?b=1&c=2"),)))


def test_a_hostile_record_stays_text_of_a_bearable_length() -> None:
    html = page(hostile())
    assert html.encode(), "no lone surrogate is left"
    assert len(html) < 1_000_000, "titles of two million characters are cut"
    told = Elements(html).told()
    for payload in PAYLOADS[:9]:
        assert re.sub(r"\s+", " ", payload) in told
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]", html)
    assert "[RLO]" in told and "[ZWSP]" in told and "more characters]" in told


def test_a_claim_outside_all_findings_and_one_without_a_report_are_shown() -> None:
    record = sample()
    stray = Claim(
        "c-stray",
        "r-gone",
        "i-wells",
        "missing",
        5,
        8,
        "six",
        "all",
        6,
        6,
        "exactly",
        origin=Origin("a guard", "witness"),
        outlet="Gone Gazette",
    )
    told = Elements(page(replace(record, claims=(*record.claims, stray)))).told()
    assert "not weighed" in told and "Gone Gazette" in told and "a guard" in told


def test_a_figure_that_stands_on_no_side_is_said_to_have_another_in_its_place() -> None:
    record = sample()
    number, finding = next((n, f) for n, i in enumerate(record.incidents) for f in i.findings if f.low is not None and len(f.sides) > 1)
    incident = record.incidents[number]
    fewer = tuple(replace(f, sides=f.sides[1:]) if f is finding else f for f in incident.findings)
    incidents = (*record.incidents[:number], replace(incident, findings=fewer), *record.incidents[number + 1 :])
    before, after = (Elements(page(one)).told() for one in (record, replace(record, incidents=incidents)))
    for words in ("another figure stands", "a later or larger figure of the same origin stands for it"):
        assert words not in before and words in after


def test_a_circle_of_tallies_is_shown_once_each() -> None:
    record = sample()
    one, other, third = record.tallies
    html = page(replace(record, tallies=(replace(one, part_of=other.id), replace(other, part_of=one.id), replace(third, part_of="t-gone"))))
    assert [html.count(f'<tr id="{tally.id}"') for tally in record.tallies] == [1, 1, 1]


def test_parts_that_sum_to_more_run_past_their_whole() -> None:
    whole, plain, hills = totals(sample().tallies, {}, {})
    assert (whole.depth, plain.depth, hills.depth) == (0, 1, 1)
    assert whole.width == round(6310 / 8090 * 100, 2)
    assert whole.parts == ((0.0, plain.width), (plain.width, hills.width)) and sum(whole.parts[1]) == pytest.approx(100)


def test_an_empty_record_is_a_page_too() -> None:
    told = Elements(page(Record("0", refusals=(Refusal("a.txt", "empty"),)))).told()
    assert "What 0 reports say about 0 incidents" in told and "a.txt" in told


@given(before=st.text(max_size=40), quote=st.text(min_size=1, max_size=40), after=st.text(max_size=40), start=st.integers(0, 9))
def test_the_quote_is_what_is_marked(before: str, quote: str, after: str, start: int) -> None:
    at = start + len(before)
    claim = Claim("c", "r", "i", "actor", at, at + len(quote), quote)
    shown = str(in_place(claim, quote, Sentence(start, at + len(quote) + len(after), before + quote + after)))
    assert shown.count("<mark>") == 1
    ascii_only = "".join(c for c in quote if "a" <= c <= "z")
    assert ascii_only in re.sub(r"<[^>]*>|&[^;]*;|\[[^\]]*\]", "", shown.split("<mark>")[1].split("</mark>")[0]) or not quote.isalpha()


def test_a_sentence_that_does_not_hold_the_quote_is_not_shown_around_it() -> None:
    claim = Claim("c", "r", "i", "actor", 3, 6, "abc")
    assert str(in_place(claim, "abc", Sentence(0, 9, "xxxyyyzzz"))) == "<mark>abc</mark>"


def test_a_report_in_no_incident_is_listed() -> None:
    told = Elements(page(Record("0", (Report("r-1", "lone", "text", outlet="Lone Letter"),)))).told()
    assert "Lone Letter" in told and "key lone" in told
