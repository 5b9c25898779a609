"""Sources to reports and refusals, through the one public function and real files."""

import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake import receive
from accordingto.records import Refusal, Report, short_id
from accordingto.settings import Settings

BODY = "A shell hit the mill of Port Arlo.\r\n\r\n  Three people died. \n"
PAGE = """<!doctype html><html lang="en-GB"><head><title>Mill hit in Port Arlo | Arlo Herald</title>
<meta property="og:site_name" content="Arlo Herald"><meta property="og:title" content="Mill hit in Port Arlo">
<meta property="article:published_time" content="2031-03-04T09:00:00Z"><link rel="canonical" href="https://herald.example/mill"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Mill hit in Port Arlo</h1>
<p>Three people died on Tuesday evening when a shell hit the old mill behind the station, the fire brigade said.</p>
<p>The blast was heard across the river. Police closed the square until midnight and asked people to stay away.</p>
<p>Nobody was arrested, a spokeswoman said, and the café next door is closed.</p></article>
<footer>Follow us on Facebook</footer></body></html>"""


def got(*sources: object, stdin: bytes = b"", **settings: object) -> list[Report | Refusal]:
    """Everything that comes out of some sources."""
    return list(receive(map(str, sources), Settings(**settings), io.BytesIO(stdin)))  # type: ignore[arg-type]


def reports(*sources: object, stdin: bytes = b"", **settings: object) -> list[Report]:
    """The reports alone, where there is no refusal."""
    found = got(*sources, stdin=stdin, **settings)
    assert not [f for f in found if isinstance(f, Refusal)]
    return [f for f in found if isinstance(f, Report)]


def refusal(*sources: object, stdin: bytes = b"", **settings: object) -> Refusal:
    """The only thing that comes out: a refusal."""
    (found,) = got(*sources, stdin=stdin, **settings)
    assert isinstance(found, Refusal)
    return found


def write(path: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_comes_as_it_is(tmp_path: Path) -> None:
    (report,) = reports(write(tmp_path / "mill.txt", BODY), outlet="Arlo Herald", published="2024-05-04")
    assert report.text == BODY
    assert (report.key, report.outlet, report.published) == ("mill", "Arlo Herald", "2024-05-04")
    assert report.sha256 == sha256(BODY.encode()).hexdigest()
    assert report.id == short_id("r", "mill", report.sha256)


def test_front_matter_gives_the_fields_and_the_text_starts_after_it(tmp_path: Path) -> None:
    front = "---\nid: ah-17\ntitle: 'Mill hit'\npublisher: Arlo Herald\npublished: 2024-05-04\nuri: https://h.io/1\nlanguage: en\n---\n"
    (report,) = reports(write(tmp_path / "mill.md", front + BODY), outlet="Other", published="1999-01-01")
    assert report.text == BODY
    assert (report.key, report.title, report.outlet, report.published) == ("ah-17", "Mill hit", "Arlo Herald", "2024-05-04")
    assert (report.url, report.language) == ("https://h.io/1", "en")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("---\r\noutlet: Arlo Herald\r\n---\r\n" + BODY, BODY),
        ("---\ntags: [a, b]\nauthor: x\n...\n" + BODY, BODY),
        ("---\nNote: this is prose between two rules\n---\n" + BODY, None),
        ("---\nSome words\n---\n" + BODY, None),
        ("---\noutlet: never closed\n" + BODY, None),
        ("--- not a rule\n" + BODY, None),
        ("---\noutlet: x\n" + "# padding\n" * 10_000 + "---\n" + BODY, None),
    ],
)
def test_what_is_front_matter_and_what_is_text(tmp_path: Path, content: str, text: str | None) -> None:
    (report,) = reports(write(tmp_path / "mill.md", content))
    assert report.text == (content if text is None else text)


@pytest.mark.parametrize("front", ["outlet: 'never closed\n", "outlet: [" * 3000 + "\n", "outlet: a\n  b: c\n d: e\n", "outlet: *nobody\n"])
def test_broken_front_matter_loses_nothing_and_is_told(tmp_path: Path, front: str) -> None:
    content = f"---\n{front}---\n{BODY}"
    report, told = got(write(tmp_path / "mill.md", content))
    assert isinstance(report, Report) and report.text == content
    assert isinstance(told, Refusal) and "read whole, as text" in told.reason


def test_an_alias_bomb_goes_nowhere(tmp_path: Path) -> None:
    front = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True))
    report, told = got(write(tmp_path / "mill.md", f"---\n{front}outlet: *l\n---\n{BODY}"))
    assert isinstance(report, Report) and (report.text, report.outlet) == (BODY, "")
    assert isinstance(told, Refusal) and told.reason == "“outlet” is a list, not text; the report was read without it."


def test_a_page_gives_main_text_and_fields(tmp_path: Path) -> None:
    (report,) = reports(write(tmp_path / "mill.html", PAGE), outlet="Other")
    assert (report.title, report.outlet, report.published) == ("Mill hit in Port Arlo", "Arlo Herald", "2031-03-04")
    assert (report.url, report.language, report.key) == ("https://herald.example/mill", "en-GB", "mill")
    assert "Three people died on Tuesday evening" in report.text
    assert "Follow us" not in report.text and "Home" not in report.text


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')
    (report,) = reports(write(tmp_path / "mill.html", page.encode("cp1252")))
    assert "the café next door" in report.text


def test_names_that_other_tools_use(tmp_path: Path) -> None:
    row = {
        "id": 17,
        "source_domain": "herald.example",
        "date_publish": "2024-05-04 09:30:00",
        "uri": "https://herald.example/1",
        "maintext": BODY,
        "title": None,
    }
    (report,) = reports(write(tmp_path / "x.json", json.dumps(row)))
    assert (report.key, report.outlet, report.published) == ("17", "herald.example", "2024-05-04T09:30:00")
    assert (report.url, report.text, report.title) == ("https://herald.example/1", BODY, "")


@pytest.mark.parametrize(
    "document",
    [
        [{"key": "a", "text": "one"}, {"key": "b", "body": "two"}],
        {"reports": [{"key": "a", "content": "one"}, {"key": "b", "text": "two"}]},
    ],
)
def test_json_documents(tmp_path: Path, document: object) -> None:
    path = write(tmp_path / "x.json", b"\xef\xbb\xbf" + json.dumps(document, indent=1).encode())
    assert [(r.key, r.text) for r in reports(path)] == [("a", "one"), ("b", "two")]
    assert [(r.key, r.text) for r in reports("-", stdin=path.read_bytes())] == [("a", "one"), ("b", "two")]


def test_json_lines_and_one_bad_line_costs_itself_only(tmp_path: Path) -> None:
    lines = ['{"key":"a","text":"one"}', "", '{"text": ["x"]}', "{oops", "[1]", '{"title":"t"}', '{"text":" "}', '{"key":"b","text":"two"}']
    found = got(write(tmp_path / "x.jsonl", "\r\n".join(lines)))
    assert [f.text for f in found if isinstance(f, Report)] == ["one", "two"]
    told = [(f.source.removeprefix(f"{tmp_path.as_posix()}/"), f.reason) for f in found if isinstance(f, Refusal)]
    assert told == [
        ("x.jsonl, line 3", "“text” is a list, not text."),
        ("x.jsonl, line 4", "Line 4 is not JSON: Expecting property name enclosed in double quotes at character 2."),
        ("x.jsonl, line 5", "It is a list, not an object with a “text”."),
        ("x.jsonl, line 6", "It has no “text”."),
        ("x.jsonl, line 7", "It holds nothing but white space."),
    ]


def test_json_lines_that_are_none_are_given_up(tmp_path: Path) -> None:
    found = got(write(tmp_path / "x.jsonl", "no json here\n" * 5000))
    assert len(found) == 101
    assert found[-1] == Refusal((tmp_path / "x.jsonl").as_posix(), "None of its first 100 lines is a report; the rest was not read.")


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", '{"key":"a","text":"café"}\n{"key":"b","text":"two"}\n'.encode("utf-16"))
    assert [(r.key, r.text) for r in reports(path)] == [("a", "café"), ("b", "two")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"text": BODY, "outlet": ["Herald"]}, "“outlet” is a list, not text; the report was read without it."),
        ({"text": BODY, "title": {"en": "x"}}, "“title” is an object, not text; the report was read without it."),
        ({"text": BODY, "id": True}, "“key” is true or false, not text; the report was read without it."),
        ({"text": BODY, "dct": "last Tuesday"}, "“last Tuesday” names no single day of publication; the report was read without it."),
    ],
)
def test_a_bad_field_costs_the_field_and_is_told(row: dict[str, object], told: str) -> None:
    report, refused = got("-", stdin=json.dumps(row).encode())
    assert isinstance(report, Report) and report.text == BODY
    assert refused == Refusal("standard input, line 1", told)


@pytest.mark.parametrize(
    ("stdin", "key", "text"),
    [
        (BODY.encode(), "stdin", BODY),
        (b'{"key": "a",\n "text": "one"}', "a", "one"),
        (b'{"key": "a", "text": "one"}\n{"key": "a", "text": "one"}\n', "a", "one"),
        (b"---\nkey: a\n---\none", "a", "one"),
        (b"[Port Arlo] Three people died.", "stdin", "[Port Arlo] Three people died."),
        (b"{sic} Three people died.", "stdin", "{sic} Three people died."),
        (BODY.encode("utf-16"), "stdin", BODY),
    ],
)
def test_standard_input_shows_what_it_is(stdin: bytes, key: str, text: str) -> None:
    assert [(r.key, r.text) for r in reports("-", stdin=stdin)] == [(key, text)]


def test_a_page_on_standard_input() -> None:
    (report,) = reports("-", stdin=PAGE.encode())
    assert report.outlet == "Arlo Herald"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "It is empty."),
        ("a.html", b"", "It is empty."),
        ("a.json", b"", "It is empty."),
        ("a.jsonl", b"", "It is empty."),
        ("a.txt", b" \n\t ", "It holds nothing but white space."),
        ("a.html", b" \n\t ", "It holds nothing but white space."),
        ("a.json", b" \n\t ", "It holds nothing but white space."),
        ("a.jsonl", b" \n\t ", "It holds nothing but white space."),
        ("a.md", b"---\noutlet: x\n---\n", "It is empty."),
        ("a.txt", b"%PDF-1.7 ...", "It is a PDF, not text."),
        ("a.md", b"PK\x03\x04 ...", "It is a ZIP archive or office document, not text."),
        ("a.jsonl", b"\x89PNG\r\n", "It is a picture, not text."),
        ("a.txt", b"abc\0def", "It is binary, not text."),
        ("a.html", bytes(range(256)), "It is binary, not text."),
        ("a.html", b"<html><body></body></html>", "No main text was found in the page."),
        ("a.json", b'{"text":\n"a" "b"}', "Line 2 is not JSON: Expecting ',' delimiter at character 5."),
        ("a.json", b"[]", "Its list of reports is empty."),
        ("a.json", b"17", "It is a number, not an object with a “text”."),
        ("a.json", b'{"text": null}', "It has no “text”."),
        ("a.json", b'{"text": 17}', "“text” is a number, not text."),
        ("a.json", b'{"text": "a\\ud800b"}', "The text holds half a character (a lone surrogate) at character 1."),
        ("a.json", b'{"text": "a\\u0000b"}', "The text holds a NUL at character 1."),
        ("a.json", b"[" * 200_000, "Its JSON is nested too deeply."),
        ("a.json", b'{"a":' * 200_000, "Its JSON is nested too deeply."),
        ("a.json", b'{"text":"x","n":' + b"9" * 10_000 + b"}", "It holds a number too long to read."),
    ],
)
def test_refusals(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = write(tmp_path / name, content)
    told = refusal(path)
    assert told.reason == reason
    assert told.source.startswith(path.as_posix())


def test_too_large_is_refused_by_its_size_and_never_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "")
    os.truncate(path, 500_000_000)
    tracemalloc.start()
    assert refusal(path).reason == "It has 500,000,000 bytes; more than 20,000,000 are not read."
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_too_much_standard_input() -> None:
    assert refusal("-", stdin=b"words " * 100, largest_report=50).reason == "It has at least 51 bytes; more than 50 are not read."


def test_a_web_page_has_a_limit_of_its_own_by_whatever_name_it_comes(tmp_path: Path) -> None:
    page = PAGE.encode()
    reason = f"It is a web page of {len(page):,} bytes; of web pages, more than 100 are not read. Save its text instead."
    for name in ("a.html", "a.download"):
        assert refusal(write(tmp_path / name, page), largest_page=100).reason == reason
    assert refusal("-", stdin=page, largest_page=100).reason == reason
    assert reports(write(tmp_path / "b.html", page), largest_page=len(page))
    assert reports(write(tmp_path / "words.txt", b"words " * 100), largest_page=100), "a text is no page"


def test_only_the_line_that_is_too_long_is_refused(tmp_path: Path) -> None:
    lines = ['{"key":"a","text":"one"}', '{"key":"b","text":"' + "x" * 500_000 + '"}', '{"key":"c","text":"three"}']
    first, told, last = got(write(tmp_path / "x.jsonl", "\n".join(lines)), largest_report=100)
    assert isinstance(first, Report) and isinstance(last, Report) and (first.key, last.key) == ("a", "c")
    assert isinstance(told, Refusal) and told.source.endswith("x.jsonl, line 2")
    assert told.reason == "The line has at least 101 bytes; more than 100 are not read."


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y/x.txt", "c.HTM", ".hidden/h.txt", ".h.txt", "a.txt"):
        write(tmp_path / name, PAGE if name.endswith("HTM") else f"text of {name}")
    write(tmp_path / "notes.docx", b"PK\x03\x04")
    found = got(tmp_path)
    assert [f.key if isinstance(f, Report) else f.source for f in found] == ["x", "z", "a", "b", "c", f"{tmp_path.as_posix()}/notes.docx"]
    assert found == got(tmp_path)
    told = found[-1]
    assert isinstance(told, Refusal) and told.reason.startswith("Its ending is none that reports have here (.txt,")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).reason == "The folder holds no reports."


def test_a_file_named_outright_may_have_any_ending(tmp_path: Path) -> None:
    assert reports(write(tmp_path / "mill.2024", "words"))[0].text == "words"
    assert refusal(write(tmp_path / "mill.docx", b"PK\x03\x04 ...")).reason == "It is a ZIP archive or office document, not text."


@pytest.mark.parametrize("name", ["nowhere", "nowhere/x.txt", "a\0b", "x" * 5000])
def test_no_such_path(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / "f" / name).reason.startswith(("There is no such file", "It can't be opened:"))


def test_links(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt", "secret")
    folder = tmp_path / "folder"
    write(folder / "a.txt", "one")
    (folder / "b.txt").symlink_to(outside)
    (folder / "c").symlink_to(outside.parent)
    (folder / "d").symlink_to(folder)
    (folder / "e.txt").symlink_to(folder / "gone.txt")
    (folder / "f.txt").symlink_to(folder / "f.txt")
    first, b, c, e, f = got(folder)
    assert isinstance(first, Report) and first.text == "one"
    assert [x.reason for x in (b, c) if isinstance(x, Refusal)] == ["It is a link that leads out of the folder."] * 2
    assert isinstance(e, Refusal) and e.reason == "There is no such file or folder."
    assert isinstance(f, Refusal) and f.reason.startswith("It can't be opened:")
    assert reports(folder / "b.txt")[0].text == "secret", "a link that the user names is the user's choice"


def test_pipes_and_devices(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert refusal(tmp_path).reason.startswith("It is a pipe or a device")
    assert refusal("/dev/zero").reason.startswith("It is a pipe or a device")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; for the time being, be somebody else."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_what_may_not_be_read(tmp_path: Path) -> None:
    folder, path = tmp_path / "f", write(tmp_path / "a.txt", "one")
    folder.mkdir()
    path.chmod(0)
    folder.chmod(0)
    try:
        with as_nobody():
            assert [f.reason for f in got(path, folder) if isinstance(f, Refusal)] == ["It may not be read: permission denied."] * 2
    finally:
        folder.chmod(0o700)


def test_one_key_twice(tmp_path: Path) -> None:
    for name, text in (("a/x.txt", "one"), ("b/x.txt", "two"), ("c/x.txt", "one"), ("d/x-2.txt", "three"), ("e/x.txt", "four")):
        write(tmp_path / name, text)
    found = reports(tmp_path)
    assert [(r.key, r.text) for r in found] == [("x", "one"), ("x-2", "two"), ("x-2-2", "three"), ("x-3", "four")]
    assert len({r.id for r in found}) == 4


def test_rows_without_a_key_take_the_files_name(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", '{"text":"one"}\n{"text":"two"}\n{"text":"one"}\n')
    assert [(r.key, r.text) for r in reports(path)] == [("x", "one"), ("x-2", "two")]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("  Mill\n hit\tin\u2028Port Arlo ", "Mill hit in Port Arlo"),
        ("Mill\x00 \x1b[31mhit", "Mill [31mhit"),
        ("\u202eolrA troP\u202c\u200b", "olrA troP"),
        ("می\u200cرود", "می\u200cرود"),
        ("half \ud800 a character", "half \ufffd a character"),
    ],
)
def test_titles_are_one_clean_line(title: str, shown: str) -> None:
    assert reports("-", stdin=json.dumps({"text": "x", "title": title}).encode())[0].title == shown


def test_a_title_of_two_megabytes() -> None:
    (report,) = reports("-", stdin=json.dumps({"text": "x", "title": "Ha " * 700_000}).encode())
    assert len(report.title) <= 300 and report.title.endswith("…")


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as file:
        file.write(b"words")
    (report,) = reports(tmp_path)
    assert report.key == "caf\ufffd"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (BODY + "café", "utf-8"),
        (BODY + "café", "utf-8-sig"),
        (BODY + "café", "utf-16"),
        (BODY + "café", "utf-32"),
        ("The ministry said “three people” died in Málaga — it didn’t say how.", "cp1252"),
        ("Une fusillade a éclaté mardi soir à Liège, près de la gare, a déclaré la police.", "cp1252"),
        ("Policja poinformowała, że trzy osoby zginęły w środę wieczorem w wybuchu w Łodzi.", "cp1250"),
        ("Во вторник вечером в городе произошёл взрыв, сообщила полиция. Погибли три человека.", "cp1251"),
        ("Во вторник вечером в городе произошёл взрыв, сообщила полиция. Погибли три человека.", "koi8_r"),
        ("قالت الشرطة إن ثلاثة أشخاص قتلوا في انفجار وقع مساء الثلاثاء في المدينة", "cp1256"),
        ("警方说，星期二晚上的爆炸造成三人死亡，五人受伤。", "gb18030"),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    assert reports(write(tmp_path / "a.txt", text.encode(encoding)))[0].text == text


def test_reports_stream_through() -> None:
    row = json.dumps({"text": "word " * 10_000}).encode()[:-1]
    stream = io.BufferedReader(Endless(row, 1000))
    tracemalloc.start()
    count = sum(isinstance(found, Report) for found in receive(["-"], Settings(), stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    assert peak < 3_000_000, "a thousand reports of 50 kB must not be in memory together"


class Endless(io.RawIOBase):
    """So many rows, made while they are read."""

    def __init__(self, row: bytes, rows: int) -> None:
        self._parts = (row + b', "key": "%d"}\n' % n for n in range(rows))
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer from the next row."""
        self._rest = self._rest or next(self._parts, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    found = receive([str(write(tmp_path / "a.txt", "one")), str(tmp_path / "later.txt")], Settings())
    assert isinstance(next(found), Report)
    write(tmp_path / "later.txt", "two")
    assert isinstance(next(found), Report)


MARKS = [b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf"]
PIECES = st.sampled_from([b"---\n", b"outlet: x\n", b"<html><p>", b"</p>", b'{"text":"', b'"}', b"[", b"{", b'"reports":', *MARKS])
BYTES = st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=12).map(b"".join))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "-"])
@given(data=BYTES)
def test_any_bytes_become_reports_or_refusals(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    path = "-" if name == "-" else write(tmp_path_factory.getbasetemp() / "any" / name, data)
    found = got(path, stdin=data)
    assert found
    assert found == got(path, stdin=data)
    for one in found:
        assert one.reason.endswith(".") if isinstance(one, Refusal) else one.text.strip()
        repr(one).encode()
