"""Where the desk goes when somebody names an address: out to the public internet, never to itself or its neighbours."""

import ssl
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from time import monotonic, sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from accordingto.web.outside import Address, Unreachable, WayOut, is_public
from tests.web.outside.servers import page, serving

INSIDE = "is no server on the public internet"


@pytest.mark.parametrize(
    ("ip", "what"),
    [
        ("127.0.0.1", "this machine"),
        ("127.8.8.8", "this machine, by another of its numbers"),
        ("0.0.0.0", "this machine on Linux"),
        ("10.1.2.3", "a private network"),
        ("172.16.0.1", "a private network"),
        ("192.168.1.1", "a private network"),
        ("169.254.169.254", "where clouds keep their keys"),
        ("100.64.0.1", "shared by a provider's customers"),
        ("192.0.0.170", "the IETF's own"),
        ("192.88.99.1", "the way into 6to4"),
        ("198.18.0.1", "benchmarks"),
        ("203.0.113.9", "documentation"),
        ("224.0.0.1", "many at once"),
        ("255.255.255.255", "all at once"),
        ("240.0.0.1", "reserved"),
        ("::", "none"),
        ("::1", "this machine"),
        ("::ffff:127.0.0.1", "this machine, mapped"),
        ("::ffff:8.8.8.8", "nobody needs mapped ones"),
        ("::7f00:1", "this machine, in the old compatible form"),
        ("64:ff9b::7f00:1", "this machine, through NAT64"),
        ("64:ff9b:1::a00:1", "a private network, through local NAT64"),
        ("2002:7f00:1::", "this machine, through 6to4"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("5f00::1", "segment routing"),
        ("fc00::1", "a private network"),
        ("fd12:3456::1", "a private network"),
        ("fe80::1", "this link"),
        ("fe80::1%eth0", "this link, by its name"),
        ("fec0::1", "a site"),
        ("ff02::1", "many at once"),
        ("localhost", "no IP address at all"),
    ],
)
def test_addresses_that_are_nobodys_on_the_internet(ip: str, what: str) -> None:
    assert not is_public(ip), what


@pytest.mark.parametrize("ip", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001:810::200e"])
def test_addresses_of_servers_on_the_internet(ip: str) -> None:
    assert is_public(ip)


@given(st.ip_addresses())
def test_what_python_takes_for_private_is_never_gone_to(ip: object) -> None:
    assert not (is_public(str(ip)) and not ip_address(str(ip)).is_global)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("", "no address of a page"),
        ("mill", "no address of a page"),
        ("file:///etc/passwd", "no address of a page"),
        ("gopher://example.org/", "no address of a page"),
        ("javascript:alert(1)", "no address of a page"),
        ("//example.org/", "no address of a page"),
        ("https:///path", "no address of a page"),
        ("https://exa mple.org/", "no spaces"),
        ("https://example.org/\r\nHost: inside", "no spaces"),
        ("https://example.org/" + "a" * 2000, "at most 2,000"),
        ("https://me:word@example.org/", "a name or a password"),
        ("https://example.org:22/", "Only ports 80 and 443"),
        ("https://example.org:99999/", "Only ports 80 and 443"),
        ("https://[::1/", "no address of a page"),
    ],
)
def test_what_is_no_address_to_go_to(told: str, says: str) -> None:
    with pytest.raises(Unreachable, match=says):
        Address.of(told)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_is_refused(told: str) -> None:
    for text in (told, "https://" + told, "http://example.org/" + told):
        try:
            made = Address.of(text)
        except Unreachable:
            continue
        assert made.scheme in ("http", "https") and made.port in (80, 443)
        assert Address.of(str(made)) == made, "what is written down is what was checked"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "localhost.", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "0", "[::]"]
)
def test_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with serving(lambda head, body: page()) as server, pytest.raises(Unreachable):
        WayOut().ask(Address.of(f"http://{host}/"), "GET", {})
    assert not server.heads


def test_one_inside_among_many_outside_is_enough_to_refuse() -> None:
    way = WayOut(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Unreachable, match=INSIDE):
        way.ask(Address.of("http://two-faced.example/"), "GET", {})


def test_a_name_is_looked_up_once_and_what_it_means_later_does_not_count() -> None:
    """Rebinding: the first answer is checked, the second would lead inside."""
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["203.0.113.1"] if len(asked) > 1 else ["127.0.0.1"]

    with serving(lambda head, body: page(b"here")) as server:
        name = f"rebinding.example:{server.port}"
        answer = WayOut(frozenset({name}), changing).ask(Address.of(f"http://{name}/", also=frozenset({name})), "GET", {})
    assert (answer.body, asked) == (b"here", ["rebinding.example"])
    assert f"Host: {name}" in server.heads[0], "the server is asked under its name, at the address that was checked"


def test_a_server_is_allowed_with_its_port_alone() -> None:
    with serving(lambda head, body: page(b"here")) as server, serving(lambda head, body: page()) as other:
        way = WayOut(frozenset({server.name}))
        assert way.ask(Address.of(server.url, also=way.also), "GET", {}).body == b"here"
        with pytest.raises(Unreachable, match="Only ports"):
            Address.of(other.url, also=way.also)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda head, body: page(b"here")) as server, serving(lambda head, body: page(b"proxy")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        way = WayOut(frozenset({server.name}))
        assert way.ask(Address.of(server.url, also=way.also), "GET", {}).body == b"here"
    assert not proxy.heads


def _dripping(head: str, body: bytes) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    for _ in range(200):
        sleep(0.05)
        yield b"a"


def _silent(head: str, body: bytes) -> Iterator[bytes]:
    sleep(3)
    yield b""


def _dripping_head(head: str, body: bytes) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(200):
        sleep(0.05)
        yield f"X-{number}: a\r\n".encode()


@pytest.mark.parametrize("slow", [_dripping, _silent, _dripping_head])
def test_however_slowly_it_drips_all_has_one_end(slow: object) -> None:
    with serving(slow) as server:  # type: ignore[arg-type]
        way, begun = WayOut(frozenset({server.name}), seconds=0.5), monotonic()
        with pytest.raises(Unreachable, match=r"took longer than 0\.5 seconds"):
            way.ask(Address.of(server.url, also=way.also), "GET", {})
    assert monotonic() - begun < 2


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"], "broke off"),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: lots\r\n\r\nshort"], "no HTTP"),
        ([b"SSH-2.0-OpenSSH_9.6\r\n"], "no HTTP"),
        ([b""], "no HTTP"),
        ([b"HTTP/1.1 200 OK\r\n", b"X: " + b"a" * 200_000, b"\r\n\r\n"], "no HTTP"),
        ([b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 2_000], "more than 1,000 bytes"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"7d0\r\n" + b"a" * 2000 + b"\r\n0\r\n\r\n"], "more than 1,000 bytes"),
    ],
)
def test_what_lies_or_breaks_off_or_has_no_end_is_refused(parts: Iterable[bytes], says: str) -> None:
    with serving(lambda head, body: parts) as server:
        way = WayOut(frozenset({server.name}))
        with pytest.raises(Unreachable, match=says):
            way.ask(Address.of(server.url, also=way.also), "GET", {}, largest=1_000)


def test_of_an_answer_that_nobody_reads_only_the_beginning_is_taken() -> None:
    with serving(lambda head, body: [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a" * 10_000] * 100]) as server:
        way = WayOut(frozenset({server.name}))
        assert way.ask(Address.of(server.url, also=way.also), "POST", {}, b"told", 1_000, whole=False).body == b"a" * 1000
    assert server.bodies == [b"told"]


def test_nobody_there() -> None:
    with serving(lambda head, body: page()) as server:
        pass
    way = WayOut(frozenset({server.name}))
    with pytest.raises(Unreachable, match="can’t be reached"):
        way.ask(Address.of(server.url, also=way.also), "GET", {})
    with pytest.raises(Unreachable, match="No server is called"):
        WayOut(resolve=lambda host, port: []).ask(Address.of("https://nowhere.example"), "GET", {})


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for dusk.example, and a client's that trusts it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "dusk.example")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("dusk.example")]), critical=False)
    folder: Path = tmp_path_factory.mktemp("tls")
    (folder / "cert.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(key.private_bytes(*plain))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


@pytest.mark.parametrize(("name", "good"), [("dusk.example", True), ("dawn.example", False)])
def test_a_certificate_is_held_to_the_name_though_the_address_was_chosen(
    certified: tuple[ssl.SSLContext, ssl.SSLContext], name: str, good: bool
) -> None:
    with serving(lambda head, body: page(b"here"), certified[0]) as server:
        also = frozenset({f"{name}:{server.port}"})
        way = WayOut(also, lambda host, port: ["127.0.0.1"], tls=certified[1])
        address = Address.of(f"https://{name}:{server.port}/", also=also)
        if good:
            assert way.ask(address, "GET", {}).body == b"here"
        else:
            with pytest.raises(Unreachable, match=r"certificate of dawn\.example is not valid"):
                way.ask(address, "GET", {})
