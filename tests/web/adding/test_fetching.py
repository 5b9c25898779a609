"""A page at an address: found through redirects that are each checked, unpacked within bounds, and of a kind that is read."""

import gzip
from collections.abc import Iterable

import pytest

from accordingto.web.adding.fetching import fetch
from accordingto.web.outside import Unreachable, WayOut
from tests.web.outside.servers import page, serving

LARGEST = 50_000
STORY = "Zwei Männer wurden in Arlo getötet."


def _moved(to: str, status: str = "302 Found") -> list[bytes]:
    return page(b"", status=status, Location=to)


def test_a_page_comes_with_its_kind_and_where_it_was_in_the_end() -> None:
    def answer(head: str, body: bytes) -> Iterable[bytes]:
        if head.startswith("GET /old"):
            return _moved("/new?day=1#part", "301 Moved Permanently")
        return page(STORY.encode("cp1252"), 'text/html; charset="windows-1252"')

    with serving(answer) as server:
        found = fetch(f"{server.url}/old#top", WayOut(frozenset({server.name})), LARGEST)
    assert (found.url, found.kind, found.charset) == (f"{server.url}/new?day=1", ".html", "windows-1252")
    assert found.data.decode("cp1252") == STORY
    assert not any("cookie" in head.lower() or "referer" in head.lower() for head in server.heads)


def test_a_cookie_that_is_set_is_not_given_back() -> None:
    with serving(lambda head, body: page() if "/b" in head else page(b"", status="302 Found", Location="/b", Set_Cookie="a=1")) as server:
        fetch(server.url, WayOut(frozenset({server.name})), LARGEST)
    assert len(server.heads) == 2 and "cookie" not in server.heads[1].lower()


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/",
        "http://localhost:{other}/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "//127.0.0.1:{other}/",
        "http://user:word@127.0.0.1:{other}/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1:{other}/_GET",
        "http://[",
    ],
)
def test_a_redirect_to_the_inside_is_not_followed(to: str) -> None:
    with (
        serving(lambda head, body: page(b"a secret")) as inside,
        serving(lambda head, body: _moved(to.format(other=inside.port))) as server,
        pytest.raises(Unreachable),
    ):
        fetch(server.url, WayOut(frozenset({server.name})), LARGEST)
    assert not inside.heads


def test_redirects_end() -> None:
    with serving(lambda head, body: _moved("/again")) as server, pytest.raises(Unreachable, match="more than 5 redirects"):
        fetch(server.url, WayOut(frozenset({server.name})), LARGEST)
    assert len(server.heads) == 6


BOMB = gzip.compress(b"a" * 20_000_000)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (page(b"gone", status="404 Not Found"), "answered 404, not with a page"),
        (page(b"%PDF-1.7", "application/pdf"), "is application/pdf, and no page or text"),
        (page(b"\x89PNG", "image/png"), "is image/png, and no page or text"),
        (page(b"a" * (LARGEST + 1)), "more than 50,000 bytes"),
        (page(BOMB, Content_Encoding="gzip"), "more than 50,000 bytes when it is unpacked"),
        (page(b"no gzip", Content_Encoding="gzip"), "can’t be unpacked"),
        (page(gzip.compress(STORY.encode())[:-12], Content_Encoding="gzip"), "broke off"),
        (page(gzip.compress(gzip.compress(b"a")), Content_Encoding="gzip, gzip"), "a way that was not asked for"),
        (page(b"\x1b", Content_Encoding="br"), "a way that was not asked for"),
    ],
)
def test_what_no_report_can_come_of_is_refused_with_a_reason(answer: list[bytes], says: str) -> None:
    assert len(BOMB) < LARGEST, "it is small enough till it is unpacked"
    with serving(lambda head, body: answer) as server, pytest.raises(Unreachable, match=says):
        fetch(server.url, WayOut(frozenset({server.name})), LARGEST)


def test_a_packed_page_is_unpacked() -> None:
    with serving(lambda head, body: page(gzip.compress(STORY.encode()), Content_Encoding="gzip")) as server:
        assert fetch(server.url, WayOut(frozenset({server.name})), LARGEST).data == STORY.encode()
