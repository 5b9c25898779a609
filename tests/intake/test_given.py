"""What people send, paste or name an address of comes in as files do, and what they say of it counts."""

from io import BytesIO

import pytest

from accordingto.intake import Given, receive
from accordingto.records import Refusal, Report
from accordingto.settings import Settings

STORY = "Two fishermen were killed when a shell hit the quay of Port Arlo, the coast guard said.\n"
PAGE = """<html><head><title>Quay hit</title><meta property="og:site_name" content="Somebody Else">
<link rel="canonical" href="https://elsewhere.example/other"></head><body><article><h1>Quay hit</h1>
<p>Zwei Fischer wurden getötet, als eine Granate den Kai von Port Arlo traf, sagte die Küstenwache am Abend.</p>
<p>Der Kai blieb bis Mitternacht gesperrt, und Anwohner wurden gebeten, dem Hafen fernzubleiben.</p></article></body></html>"""


def came(name: str, data: bytes | str, **more: object) -> list[Report | Refusal]:
    """What comes of some bytes under a name."""
    content = data.encode() if isinstance(data, str) else data
    return list(receive([Given(name, BytesIO(content), **more)], Settings()))  # type: ignore[arg-type]


def report(name: str, data: bytes | str, **more: object) -> Report:
    """The one report that comes of it."""
    (one,) = came(name, data, **more)
    assert isinstance(one, Report)
    return one


@pytest.mark.parametrize(
    ("name", "key", "shows"),
    [
        ("quay.txt", "quay", "a name as files have it"),
        ("St. Arlo's quay", "St. Arlo's quay", "a full stop that opens no ending is part of the name"),
        ("../../etc/quay.md", "quay", "no path of a stranger's is followed"),
        ("C:\\reports\\quay.TXT", "quay", "nor one from another system"),
        ("quay\u202etxt.exe\n", "quaytxt.exe", "nothing that turns the line around, no second line"),
        ("/", "report", "a name with nothing in it"),
        ("", "report", "no name at all"),
        ("https://dusk.example/2021/quay", "quay", "an address gives its last part"),
    ],
)
def test_a_name_gives_the_key_and_nothing_else(name: str, key: str, shows: str) -> None:
    assert report(name, STORY).key == key, shows


def test_what_whoever_gives_it_says_counts_before_what_stands_in_it() -> None:
    told = {"title": "The quay", "outlet": "Dusk", "published": "2021-03-04", "url": "https://dusk.example/quay"}
    front = "---\ntitle: Another\noutlet: Dawn\npublished: 2020-01-01\nlanguage: en\n---\n"
    one = report("quay.md", front + STORY, fields=told)
    assert (one.title, one.outlet, one.published, one.url) == ("The quay", "Dusk", "2021-03-04", "https://dusk.example/quay")
    assert (one.language, one.text) == ("en", STORY)


def test_what_nobody_says_is_taken_from_what_stands_in_it() -> None:
    one = report("quay.md", "---\noutlet: Dawn\npublished: 2020-01-01\n---\n" + STORY, fields={"outlet": "", "published": "", "title": "T"})
    assert (one.title, one.outlet, one.published) == ("T", "Dawn", "2020-01-01")


def test_a_day_that_is_none_costs_itself_only() -> None:
    one, refused = came("quay.txt", STORY, fields={"published": "the day after", "outlet": "Dusk"})
    assert isinstance(one, Report) and (one.outlet, one.published) == ("Dusk", "")
    assert isinstance(refused, Refusal) and "the day after" in refused.reason


def test_a_page_from_an_address_stands_under_that_address_whatever_it_says() -> None:
    one = report("https://dusk.example/quay", PAGE, kind=".html", fields={"url": "https://dusk.example/quay"})
    assert (one.url, one.source) == ("https://dusk.example/quay",) * 2
    assert "\nZwei Fischer" in one.text


def test_the_characters_are_what_the_server_said() -> None:
    one = report("quay", PAGE.encode("cp1250"), kind=".html", charset="windows-1250")
    assert "getötet" in one.text and "Küstenwache" in one.text
    assert "Küste" in report("quay.txt", "Küste von Łódź, ein Toter".encode("cp1250"), charset="windows-1250").text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("scan.pdf", b"%PDF-1.7 \x00", "It is a PDF, not text."),
        ("quay.txt", b"PK\x03\x04aa", "It is a ZIP archive or office document, not text."),
        ("quay.txt", b"", "It is empty."),
        ("quay.json", b"[1]", "It is a number, not an object with a “text”."),
    ],
)
def test_what_is_no_report_is_refused_under_its_name(name: str, data: bytes, says: str) -> None:
    (refused,) = came(name, data)
    assert isinstance(refused, Refusal)
    assert refused.source.startswith(name) and refused.reason == says


def test_many_reports_of_one_stream_share_what_is_said_of_it() -> None:
    rows = '{"id": "a", "text": "One man was killed in Arlo."}\n{"id": "b", "text": "Two were hurt in Marl.", "outlet": "Dawn"}\n'
    found = came("rows.jsonl", rows, fields={"outlet": "Dusk"})
    assert [(one.key, one.outlet) for one in found if isinstance(one, Report)] == [("a", "Dusk"), ("b", "Dusk")]
