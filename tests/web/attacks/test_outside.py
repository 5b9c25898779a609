"""What the desk is made to ask for: nothing on this machine, on its networks or at its cloud, however that is written, led to or asked."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import monotonic, sleep

import pytest

from accordingto.casebook import Casebook
from accordingto.web.telling import KINDS
from tests.web.attacks.conftest import Room, Visitor, opened
from tests.web.attacks.test_much import waited
from tests.web.attacks.walking import API
from tests.web.outside.servers import Server, page, serving

INSIDE = [
    ("this machine", "http://127.0.0.1/"),
    ("by its name", "http://localhost/"),
    ("by its name with a full stop", "http://localhost./"),
    ("one number", "http://2130706433/"),
    ("in hexadecimal", "http://0x7f000001/"),
    ("in octal", "http://0177.0.0.1/"),
    ("cut short", "http://127.1/"),
    ("nought", "http://0/"),
    ("digits of full width", "http://\uff11\uff12\uff17.0.0.1/"),
    ("full stops of another script", "http://127\u30020\u30020\u30021/"),
    ("circled digits", "http://\u2460\u2461\u2466.0.0.1/"),
    ("by version 6", "http://[::1]/"),
    ("mapped", "http://[::ffff:127.0.0.1]/"),
    ("mapped, in hexadecimal", "http://[::ffff:7f00:1]/"),
    ("compatible", "http://[::127.0.0.1]/"),
    ("through NAT64", "http://[64:ff9b::7f00:1]/"),
    ("through 6to4", "http://[2002:7f00:1::]/"),
    ("Teredo", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/"),
    ("with a zone", "http://[fe80::1%25lo]/"),
    ("a private network", "http://10.0.0.1/"),
    ("another", "http://192.168.0.1/"),
    ("a third", "http://172.16.0.1/"),
    ("unique local", "http://[fd00::1]/"),
    ("the cloud's keys", "http://169.254.169.254/latest/meta-data/"),
    ("the same by version 6", "http://[fd00:ec2::254]/"),
    ("the same in one number", "http://2852039166/"),
    ("a carrier's", "http://100.100.100.200/"),
    ("many at once", "http://224.0.0.1/"),
    ("all at once", "http://255.255.255.255/"),
    ("nowhere", "http://0.0.0.0/"),
    ("another after a number sign", "http://127.0.0.1#@example.org/"),
]
NO_ADDRESS = [
    ("its own door", "{here}/people"),
    ("another port", "http://example.org:22/"),
    ("a name before it", "http://example.org@127.0.0.1/"),
    ("a name and a password", "https://user:word@example.org/"),
    ("a backslash", "http:\\\\127.0.0.1\\"),
    ("a file", "file:///etc/passwd"),
    ("a file by http", "file://127.0.0.1/etc/passwd"),
    ("gopher", "gopher://127.0.0.1:6379/_FLUSHALL"),
    ("dict", "dict://127.0.0.1:11211/stat"),
    ("ftp", "ftp://127.0.0.1/"),
    ("data", "data:text/html,x"),
    ("a script", "javascript:owned(1)"),
    ("a socket", "unix:///var/run/docker.sock"),
    ("jar", "jar:http://127.0.0.1!/"),
    ("another header in it", "http://example.org/\r\nHost: inside"),
    ("one in its host", "http://example.org\r\n.127.0.0.1/"),
    ("a tab", "http://exam\tple.org/"),
    ("a zero byte", "http://example.org\x00.127.0.0.1/"),
    ("no host", "http:///etc/passwd"),
    ("a relative one", "//127.0.0.1/"),
    ("no scheme", "127.0.0.1"),
    ("without end", "https://example.org/" + "a" * 3_000),
]


def test_no_page_inside_is_fetched(reviewer: Visitor) -> None:
    """All at once; each is refused at once or with a reason when its turn comes."""
    locations = {}
    for what, address in INSIDE:
        sent = reviewer.post(f"{API}/additions", files={"address": (None, address)})
        assert sent.status_code in (202, 422), what
        if sent.status_code == 202:
            locations[what] = sent.headers["Location"]
    assert locations
    for what, location in locations.items():
        told = waited(reviewer, location)
        (source,) = told["sources"]
        reason = source["refused"][0]["reason"]
        assert "is no server on the public internet" in reason or "No server is called" in reason, (what, reason)
        assert source["added"] == []


def test_what_is_no_address_is_refused_at_once(room: Room, reviewer: Visitor, admin: Visitor) -> None:
    for what, address in NO_ADDRESS:
        told = address.replace("{here}", room.address)
        assert reviewer.post(f"{API}/additions", files={"address": (None, told)}).status_code == 422, what
        page_ = reviewer.post("/add", data={"csrf": reviewer.headers["X-CSRF"], "address": told})
        assert page_.status_code in (400, 422), what
        for url in {told, told.replace("http:", "https:", 1)}:
            assert admin.post(f"{API}/webhooks", json={"url": url, "kinds": [KINDS[0]]}).status_code == 422, what
            assert admin.post("/webhooks", data={"url": url, "kinds": KINDS[0]}).status_code == 422, what


def test_no_webhook_inside_is_told(admin: Visitor) -> None:
    """Not even that something happened: the first word to it is refused when it is to be said."""
    made = []
    for what, address in INSIDE[:: len(INSIDE) // 12]:
        told = admin.post(f"{API}/webhooks", json={"url": address.replace("http:", "https:"), "kinds": [KINDS[0]]})
        assert told.status_code in (201, 422), what
        if told.status_code == 201:
            made.append((what, told.json()["webhook"]["number"]))
    assert made
    for _, number in made:
        assert admin.post(f"{API}/webhooks/{number}/test").status_code < 300
    for what, number in made:
        last = delivered(admin, number)
        assert last["status"] is None, what
        assert "is no server on the public internet" in str(last["fault"]) or "No server" in str(last["fault"]), (what, last)
        admin.delete(f"{API}/webhooks/{number}")


def delivered(asking: Visitor, number: int) -> dict[str, object]:
    """The first delivery, once it was tried."""
    begun = monotonic()
    while True:
        found = asking.get(f"{API}/webhooks/{number}/deliveries").json()
        last: dict[str, object] = (found["items"] if isinstance(found, dict) else found)[0]
        if last["tries"]:
            return last
        assert monotonic() - begun < 30, last
        sleep(0.2)


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[Server, Server, list[str]]]:
    """A server that the desk may ask, which leads on to what it may not; that server; and where to."""
    to: list[str] = [""]
    with ExitStack() as left:
        inside = left.enter_context(serving(lambda head, body: page(b"Two people were killed. A secret.")))
        server = left.enter_context(
            serving(lambda head, body: page(b"", status="307 Temporary Redirect", Location=to[0].replace("{port}", str(inside.port))))
        )
        yield server, inside, to


@pytest.fixture(scope="module")
def laptop(trap: tuple[Server, Server, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A desk where nobody has an account, which may ask that one server."""
    where = tmp_path_factory.mktemp("laptop") / "c.casebook"
    Casebook.create(str(where)).close()
    with opened(where, "--reach", trap[0].name, "--by", "Lena Laptop") as made:
        yield made


LED = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "//127.0.0.1:{port}/",
    "http://0:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
]
LED += [
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/",
    "http://2130706433/",
    "file:///etc/passwd",
    "http://me:word@127.0.0.1:{port}/",
]


def test_nobody_is_followed_inside(laptop: Room, trap: tuple[Server, Server, list[str]]) -> None:
    server, inside, to = trap
    with Visitor(laptop.address) as program:
        for address in LED:
            to[0] = address
            sent = program.post(f"{API}/additions", files={"address": (None, server.url)})
            (source,) = waited(program, sent.headers["Location"])["sources"]
            assert source["refused"], address
        to[0] = LED[0]
        made = program.post(f"{API}/webhooks", json={"url": f"{server.url}/hook", "kinds": [KINDS[0]]}).json()["webhook"]["number"]
        program.post(f"{API}/webhooks/{made}/test")
        assert delivered(program, made)["status"] == 307
    assert inside.heads == []
    assert len(server.heads) == len(LED) + 1


ELSEWHERE = [
    ("a name that leads here", {"Host": "elsewhere.example"}),
    ("with our port", {"Host": "elsewhere.example:{port}"}),
    ("one that begins like ours", {"Host": "localhost.elsewhere.example:{port}"}),
    ("by a name that is for every machine", {"Host": "127.0.0.1.nip.example:{port}"}),
    ("another port", {"Host": "127.0.0.1:1"}),
    ("nought", {"Host": "0.0.0.0:{port}"}),
    ("another number of this machine", {"Host": "127.0.0.2:{port}"}),
    ("through a proxy", {"X-Forwarded-For": "198.51.100.1"}),
    ("through one that names itself", {"Via": "1.1 proxy"}),
    ("with another host before", {"X-Forwarded-Host": "elsewhere.example"}),
]


@pytest.mark.parametrize(("headers"), [pytest.param(headers, id=what) for what, headers in ELSEWHERE])
def test_where_nobody_signs_in_nobody_from_elsewhere_gets_in(laptop: Room, headers: dict[str, str]) -> None:
    """DNS rebinding: a page's own name suddenly leads here, and to the browser it is of the same origin."""
    port = laptop.address.rpartition(":")[2]
    sent = {name: value.replace("{port}", port) for name, value in headers.items()}
    with Visitor(laptop.address) as browser:
        for address in ("/", f"{API}/record", "/page.js", "/static/desk.js", "/events", f"{API}/openapi.json"):
            assert browser.status("GET", address, headers=sent) == 421, address
        assert browser.status("POST", f"{API}/people", json={"name": "Eve", "role": "admin"}, headers=sent) == 421


def test_who_may_read_the_casebook_file(laptop: Room) -> None:
    assert Path(laptop.where).stat().st_size > 0
    with Visitor(laptop.address) as browser:
        for address in (laptop.where, f"/{laptop.where.name}", f"/static/{laptop.where}", f"/static/..{laptop.where}"):
            assert browser.get(str(address)).status_code == 404
