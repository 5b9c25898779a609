"""What is handed in is read in turn, and what became of it can be had for good."""

import gzip
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from accordingto.casebook import Casebook
from accordingto.pipeline import record_of
from accordingto.settings import Settings
from accordingto.web.adding import Addition, Additions, Clerk, Handed
from accordingto.web.adding.additions import QUIET, STOPPED
from accordingto.web.outside import Unreachable, WayOut
from accordingto.web.refusing import Absent, Unacceptable
from accordingto.web.store import Store
from tests.casebook.filled import EVENING, HARBOUR, LATER
from tests.web.outside.servers import page, serving

RULES = Settings(reader="rules")
STORY = "ARLO - Three people were killed when a shell hit a mill in Aleppo on Monday, the fire brigade said.\n"


class Room:
    """A clerk on an empty casebook, and what he knows."""

    def __init__(self, where: str, way: WayOut | None = None, settings: Settings = RULES) -> None:
        self.where, self.store = where, Store.open(where, 4)
        self.additions = Additions(self.store)
        self._book = Casebook.open(where, connections=4)
        self.clerk = Clerk(self.additions, self.casebook, settings, way or WayOut())

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        yield self._book.beside()

    def done(self, handed: Handed) -> Addition:
        """What became of it in the end."""
        return self.wait(self.clerk.take("Robin", handed).number)

    def wait(self, number: int) -> Addition:
        until = monotonic() + 30
        while not (found := self.additions.get(number)).finished and monotonic() < until:
            sleep(0.02)
        return found

    def close(self) -> None:
        self.clerk.close()
        self._book.close()
        self.store.close()


Rooms = Callable[..., Room]


@pytest.fixture
def rooms(where: str) -> Iterator[Rooms]:
    """Gives clerks on one casebook."""
    Casebook.create(where).close()
    made: list[Room] = []

    def room(**more: object) -> Room:
        made.append(Room(where, **more))  # type: ignore[arg-type]
        return made[-1]

    yield room
    for one in made:
        one.close()


def files(**texts: str | bytes) -> list[tuple[str, io.BytesIO]]:
    """Files as a browser sends them: harbour_md is called harbour.md."""
    return [(name.replace("_", "."), io.BytesIO(text.encode() if isinstance(text, str) else text)) for name, text in texts.items()]


def test_files_are_read_kept_and_linked(rooms: Rooms) -> None:
    room = rooms()
    made = room.done(Handed(files(harbour_md=HARBOUR, evening_md=EVENING, scan_pdf=b"%PDF-1.7")))
    assert (made.state, made.by, made.note) == ("done", "Robin", "")
    harbour, evening, scan = made.sources
    assert [(came.key, came.version) for came in (*harbour.added, *evening.added)] == [("harbour", 1), ("evening", 1)]
    assert [(one.source, one.reason) for one in scan.refused] == [("scan.pdf", "It is a PDF, not text.")]
    assert made.says == "Done: 2 added, 1 refused."
    with room.casebook() as book:
        record = record_of(book)
        assert book.last(1)[0].by == "Robin"
    told = {report.id for report in record.reports}
    assert {came.report for one in made.sources for came in one.added} == told
    assert {(one.id, one.label) for one in made.incidents} == {(one.id, one.label) for one in record.incidents}


def test_what_is_known_is_passed_over_and_what_changed_is_a_new_version(rooms: Rooms) -> None:
    room = rooms()
    room.done(Handed(files(harbour_md=HARBOUR, evening_md=EVENING)))
    made = room.done(Handed(files(harbour_md=LATER, evening_md=EVENING)))
    (came,) = made.sources[0].added
    assert (came.key, came.version) == ("harbour", 2)
    assert "killed: 7 → 9" in came.changed
    assert [one.key for one in made.sources[1].known] == ["evening"]
    assert made.says == "Done: 1 new versions, 1 known already."


def test_a_pasted_text_stands_under_what_is_said_of_it(rooms: Rooms) -> None:
    room = rooms()
    told = {"title": "The mill", "outlet": "Arlo Herald", "published": "2021-03-09", "url": "https://herald.example/mill"}
    room.done(Handed(text=STORY, fields=told))
    with room.casebook() as book:
        (report,) = book.reports()
    assert {name: getattr(report, name) for name in told} == told
    assert report.text == STORY
    assert report.key == "The mill"


def test_a_page_is_fetched_and_stands_under_where_it_was_found(rooms: Rooms) -> None:
    html = f"<html><head><title>Mill hit</title></head><body><article><h1>Mill hit</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"

    def answer(head: str, body: bytes) -> Iterable[bytes]:
        if head.startswith("GET /m "):
            return page(b"", status="301 Moved", Location="/mill?day=1")
        return page(gzip.compress(html.encode()), "text/html; charset=utf-8", Content_Encoding="gzip")

    with serving(answer) as server:
        room = rooms(way=WayOut(frozenset({server.name})))
        made = room.done(Handed(address=f" {server.url}/m ", fields={"outlet": "Arlo Herald"}))
    assert [came.version for came in made.sources[0].added] == [1], made
    with room.casebook() as book:
        (report,) = book.reports()
    assert (report.url, report.outlet) == (f"{server.url}/mill?day=1", "Arlo Herald")
    assert STORY.strip() in report.text


def test_an_address_inside_is_refused_with_its_reason(rooms: Rooms) -> None:
    room = rooms(way=WayOut(resolve=lambda host, port: ["10.0.0.7"]))
    (source,) = room.done(Handed(address="https://intranet.example/")).sources
    assert "no server on the public internet" in source.refused[0].reason
    with room.casebook() as book:
        assert book.head() == 0


@pytest.mark.parametrize(
    ("handed", "kind"),
    [
        (Handed(), Unacceptable),
        (Handed(text="  \n"), Unacceptable),
        (Handed(address="ftp://example.org/"), Unreachable),
        (Handed(address="http://example.org:8080/"), Unreachable),
        (Handed(text=STORY, fields={"url": "javascript:alert(1)"}), Unreachable),
        (Handed(text=STORY, address="https://example.org", fields={"title": "Whose?"}), Unacceptable),
        (Handed([(f"{number}.txt", io.BytesIO()) for number in range(201)]), Unacceptable),
    ],
)
def test_what_can_not_be_meant_is_refused_at_once(rooms: Rooms, handed: Handed, kind: type[Exception]) -> None:
    room = rooms()
    with pytest.raises(kind):
        room.clerk.take("Robin", handed)
    assert not room.additions.last()


def test_a_file_that_is_too_large_is_refused_and_the_others_are_read(rooms: Rooms) -> None:
    room = rooms(settings=Settings(reader="rules", largest_report=1_000))
    made = room.done(Handed(files(long_txt="a" * 5_000, mill_txt=STORY)))
    assert made.sources[0].refused[0].reason == "It has at least 1,001 bytes; more than 1,000 are not read."
    assert made.sources[1].added


def test_no_name_leads_out_of_the_folder_and_nothing_is_left_behind(rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "laid"))
    (tmp_path / "laid").mkdir()
    names = ["../../escaped.txt", "/etc/cron.d/escaped.txt", "..\\escaped.txt", "a\0b.txt", "x" * 5_000, "CON", "."]
    made = rooms().done(Handed([(name, io.BytesIO(f"{number} {STORY}".encode())) for number, name in enumerate(names)]))
    assert [len(one.added) for one in made.sources] == [1] * len(names)
    assert not list((tmp_path / "laid").iterdir())
    assert not [path for path in tmp_path.rglob("*escaped*")]


def test_what_is_laid_down_is_nobody_elses_to_read(rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    modes: list[int] = []

    def answer(head: str, body: bytes) -> list[bytes]:
        modes.extend(os.stat(one).st_mode & 0o777 for one in tmp_path.glob("accordingto-*"))
        return page()

    with serving(answer) as server:
        rooms(way=WayOut(frozenset({server.name}))).done(Handed(text=STORY, address=server.url))
    assert modes == [0o700]


def test_additions_take_their_turns_and_are_listed_the_newest_first(rooms: Rooms) -> None:
    room = rooms()
    numbers = [room.clerk.take("Robin", Handed(text=f"{n} {STORY}")).number for n in range(3)]
    assert all(room.wait(number).state == "done" for number in numbers)
    assert [one.number for one in room.additions.last()] == numbers[::-1]
    assert [one.number for one in room.additions.last(before=numbers[1])] == numbers[:1]
    with pytest.raises(Absent):
        room.additions.get(99)


def test_a_desk_that_closes_says_what_it_left_undone(rooms: Rooms) -> None:
    reached, go_on = Event(), Event()

    def slow(head: str, body: bytes) -> Iterator[bytes]:
        reached.set()
        go_on.wait(10)
        yield from page()

    with serving(slow) as server:
        room = rooms(way=WayOut(frozenset({server.name})))
        at_work, waiting = (room.clerk.take("Robin", Handed(address=server.url)).number for _ in range(2))
        assert reached.wait(10)
        assert room.additions.get(at_work).state == "fetching"
        go_on.set()
        room.clerk.close()
    assert room.additions.get(at_work).finished
    assert (room.additions.get(waiting).state, room.additions.get(waiting).note) == ("stopped", STOPPED)


def test_one_that_was_at_work_when_the_desk_was_killed_is_told_as_stopped(rooms: Rooms) -> None:
    room = rooms()
    number = room.additions.begin("Robin", ["mill.txt"]).number
    assert room.additions.get(number).state == "queued"
    now = room.store.now() + QUIET + 1
    later = Additions(Store(room.store.engine, lambda: now))
    assert (later.get(number).state, later.get(number).note) == ("stopped", STOPPED)
    assert later.get(number).step > room.additions.get(number).step, "whoever waits for a change hears of it"
    Additions(Store(room.store.engine, lambda: now)).beat([number])
    assert later.get(number).state == "queued", "another desk is at work on it"


def test_a_reader_that_can_not_start_fails_the_addition_and_not_the_clerk(rooms: Rooms) -> None:
    room = rooms(settings=Settings(reader="nobody"))
    for _ in range(2):
        made = room.done(Handed(text=STORY))
        assert made.state == "failed" and "no reader called 'nobody'" in made.note
