"""The desk opened from the command line, as a program of its own."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accordingto.casebook import Casebook
from accordingto.web.people import People
from accordingto.web.store import Store

RUN = [sys.executable, "-m", "accordingto"]
PASSWORD = "nine green bottles\n"

Opened = Callable[..., tuple[str, subprocess.Popen[str]]]


@pytest.fixture
def casebook(tmp_path: Path) -> str:
    """The path of an empty one."""
    path = str(tmp_path / "c.casebook")
    Casebook.create(path).close()
    return path


@pytest.fixture
def opened(casebook: str) -> Iterator[Opened]:
    """Opens the desk with these arguments; gives its address, and the program."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[str, subprocess.Popen[str]]:
        command = [*RUN, "serve", "--casebook", casebook, "--reader", "rules", "--port", "0", *arguments]
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(program)
        assert program.stdout
        line = program.stdout.readline()
        match = re.fullmatch(r"The desk is open at (https?://\S+/) \(Ctrl-C closes it\)\n", line)
        assert match, (line, program.communicate(timeout=20))
        return match[1], program

    yield start
    for program in running:
        program.kill()
        program.communicate()


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *arguments], input=said, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_when_it_is_stopped(opened: Opened, stop: signal.Signals) -> None:
    address, program = opened()
    with urllib.request.urlopen(address) as answer:
        assert answer.status == 200
        assert answer.headers["Server"] is None
    program.send_signal(stop)
    out, err = program.communicate(timeout=20)
    assert (program.returncode, out, err) == (128 + stop, "", "")


def test_it_ends_though_a_page_still_listens(opened: Opened) -> None:
    address, program = opened()
    with urllib.request.urlopen(f"{address}events", timeout=20):
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=20)
    assert program.returncode == 130


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(("--host", "0.0.0.0"), id="at any address"),
        pytest.param(("--host", "::"), id="of either kind"),
        pytest.param(("--name", "desk.example"), id="under a name for others"),
        pytest.param(("--behind", "127.0.0.1"), id="behind a proxy"),
    ],
)
def test_elsewhere_people_need_accounts_and_it_says_how(casebook: str, where: tuple[str, ...]) -> None:
    told = run("serve", "--casebook", casebook, "--port", "0", *where)
    assert told.returncode == 2
    assert f"`accordingto people add NAME --role admin --casebook {casebook}`" in told.stderr
    assert told.stdout == ""


def test_with_accounts_it_opens_elsewhere_and_everybody_signs_in(casebook: str, opened: Opened) -> None:
    assert run("people", "add", "Ada", "--role", "admin", "--casebook", casebook, said=PASSWORD).stdout == "Ada may come, as admin.\n"
    address, program = opened("--host", "0.0.0.0")
    with urllib.request.urlopen(address.replace("0.0.0.0", "127.0.0.1")) as answer:
        assert answer.url.endswith("/sign-in?to=%2F")
    program.send_signal(signal.SIGINT)
    assert "passwords will cross the network" in program.communicate(timeout=20)[1]


def test_it_shows_a_certificate(casebook: str, opened: Opened, tmp_path: Path) -> None:
    certificate, key = str(tmp_path / "c.pem"), str(tmp_path / "k.pem")
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([*made, *named, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    address, _ = opened("--certificate", certificate, "--key", key)
    assert address.startswith("https://127.0.0.1:")
    with urllib.request.urlopen(address, context=ssl.create_default_context(cafile=certificate)) as answer:
        assert answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("--certificate", "/nowhere", "--key", "/nowhere"), "certificate /nowhere", id="a certificate that is not there"),
        pytest.param(("--certificate", "/nowhere"), "belong together", id="half of one"),
        pytest.param(("--casebook", "/nowhere/c.casebook"), "there is no casebook", id="no casebook"),
    ],
)
def test_what_it_does_not_open_with(casebook: str, arguments: tuple[str, ...], says: str) -> None:
    told = run("serve", "--casebook", casebook, "--port", "0", *arguments)
    assert told.returncode == 2
    assert says in " ".join(told.stderr.replace("│", " ").split())


def test_a_port_that_is_taken(casebook: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        told = run("serve", "--casebook", casebook, "--port", str(door.getsockname()[1]))
    assert told.returncode == 2
    assert "can't answer at 127.0.0.1, port" in told.stderr


def test_only_the_proxys_word_is_taken_on_who_asks(casebook: str, opened: Opened) -> None:
    run("people", "add", "Ada", "--role", "admin", "--casebook", casebook, said=PASSWORD)
    told = {}
    for proxy in ("127.0.0.1", "192.0.2.1"):
        address, _ = opened("--behind", proxy)
        asked = urllib.request.Request(f"{address}sign-in", headers={"X-Forwarded-Proto": "https"})
        with urllib.request.urlopen(asked) as answer:
            told[proxy] = "Strict-Transport-Security" in answer.headers
    assert told == {"127.0.0.1": True, "192.0.2.1": False}


def test_people_from_the_command_line(casebook: str) -> None:
    here = ("--casebook", casebook, "--by", "a test")
    assert run("people", "add", "Rob", *here, said=PASSWORD).returncode == 2, "the first must be an admin"
    assert run("people", "add", "Ada", "--role", "admin", *here, said="short\n").returncode == 2
    invited = run("people", "add", "Ada", "--role", "admin", "--invite", "--at", "https://desk.example", *here).stdout
    assert re.search(r"https://desk\.example/invitation/[\w-]{43}\n", invited)
    assert run("people", "add", "Vera", "--mail", "vera@example.org", *here).returncode == 0
    assert run("people", "password", "ada", *here, said=PASSWORD).returncode == 0
    assert run("people", "role", "Vera", "reader", *here).returncode == 0
    listed = "admin     Ada (password)\nreader    Vera (vera@example.org)\n"
    assert run("people", "list", "--casebook", casebook).stdout == listed
    for wrong in (("role", "Ada", "reader"), ("role", "Vera", "king"), ("remove", "Ada"), ("remove", "Nobody"), ("password", "Nobody")):
        told = run("people", *wrong, *here, said=PASSWORD)
        assert (told.returncode, told.stderr.count("\n")) == (2, 1), wrong
    assert run("people", "list", "--casebook", casebook).stdout == listed
    assert run("people", "remove", "Vera", *here).returncode == 0
    store = Store.open(casebook)
    assert {done.who for done in People.of(store).audit.last()} == {"a test"}
    store.close()


def test_without_the_extra_it_says_what_to_install(casebook: str, tmp_path: Path) -> None:
    for missing, verb in (("fastapi", ("serve",)), ("argon2", ("people", "list"))):
        stub = tmp_path / missing / "sitecustomize.py"
        stub.parent.mkdir()
        stub.write_text(f"import sys\nsys.modules[{missing!r}] = None\n")
        environment = os.environ | {"PYTHONPATH": str(stub.parent)}
        told = subprocess.run([*RUN, *verb, "--casebook", casebook], capture_output=True, text=True, env=environment, timeout=60)
        assert told.returncode == 2, told.stderr
        assert "pip install 'accordingto[web]'" in told.stderr
