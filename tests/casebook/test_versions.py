"""What a report that comes in is: the same again, a new version of one that is kept, or another report."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from accordingto.casebook import Casebook
from accordingto.casebook.reports import text_of
from accordingto.intake import receive
from accordingto.records import Reading, Report
from accordingto.settings import Settings

Came = Callable[..., Report]
Keep = Callable[[Casebook, Report], Reading]
Read = Callable[[Report], Reading]
FIRST = (
    "Four people were killed and nine injured when a car bomb exploded at a bakery in Homs on 3 May 2019, the civil defence said. "
    "Rescuers were still looking for survivors under the rubble in the evening, a resident told the paper by telephone."
)
LATER = FIRST.replace("Four people", "Six people") + " The toll was given as four earlier in the day."
OTHER = (
    "Gunmen shot two policemen dead at a checkpoint outside Kirkuk on 9 June 2019, the provincial police chief said. "
    "No group said that it was behind the attack, which closed the road to the south for most of the morning."
)
HEAD = {"outlet": "The Harbour Post", "published": "2019-05-03", "url": "https://harbour.example/homs"}


def test_the_same_bytes_are_known_whatever_the_file_is_called(casebook: Casebook, came: Came, keep: Keep) -> None:
    keep(casebook, came("homs", FIRST, **HEAD))
    again = casebook.place(came("a-copy", FIRST, **HEAD))
    assert again.known and again.report.key == "homs"
    assert casebook.head() == 1, "finding out adds nothing"


def test_a_report_that_another_writer_added_meanwhile_is_not_added_twice(casebook: Casebook, came: Came, read: Read) -> None:
    placed = casebook.place(came("homs", FIRST, **HEAD))
    made = read(placed.report)
    ids = {one.id: one.id for one in made.accounts}
    assert casebook.add(placed, made, ids, "an editor") is not None
    assert casebook.add(placed, made, ids, "another editor") is None
    assert casebook.head() == 1 and len(list(casebook.reports())) == 1


@pytest.mark.parametrize(
    ("key", "text", "head", "version"),
    [
        ("homs", LATER, {}, 2),  # the same file, changed
        ("homs-late", LATER, {}, 2),  # another file, but the same address
        ("homs", LATER, {"url": "https://harbour.example/moved"}, 2),  # another address, but the same file
        ("homs-late", LATER, {"url": "https://harbour.example/moved"}, 1),  # alike, but nothing says it is the same
        ("homs", LATER, {"outlet": "Radio Delta"}, 1),  # alike, from another outlet
        ("homs", OTHER, {"url": ""}, 1),  # alike in name only
        ("homs-late", OTHER, {}, 1),  # alike in address only: a page whose story was replaced
    ],
)
def test_which_texts_are_versions_of_one_report(
    casebook: Casebook, came: Came, keep: Keep, key: str, text: str, head: dict[str, str], version: int
) -> None:
    first = keep(casebook, came("homs", FIRST, **HEAD)).report
    placed = casebook.place(came(key, text, **HEAD | head))
    assert not placed.known and placed.ordinal == version
    assert (placed.report.id == first.id) == (version == 2)
    keep(casebook, came(key, text, **HEAD | head))
    kept = {one.id: one.text.strip() for one in casebook.reports()}
    assert kept == ({first.id: text} if version == 2 else {first.id: FIRST, placed.report.id: text})


def test_alike_in_name_only_they_stay_apart_under_keys_of_their_own(casebook: Casebook, came: Came, keep: Keep) -> None:
    for text in (FIRST, OTHER):
        keep(casebook, came("dispatch", text, outlet="The Harbour Post"))
    assert [one.key for one in casebook.reports()] == ["dispatch", "dispatch-2"]


def test_a_version_that_returns_to_the_first_text_is_known(casebook: Casebook, came: Came, keep: Keep) -> None:
    for text in (FIRST, LATER):
        keep(casebook, came("homs", text, **HEAD))
    assert casebook.place(came("homs", FIRST, **HEAD)).known


def test_a_new_version_and_a_new_reading_keep_the_ids_of_incidents(casebook: Casebook, came: Came, keep: Keep, read: Read) -> None:
    keep(casebook, came("homs", FIRST, **HEAD))
    before = _incidents(casebook)
    keep(casebook, came("homs", LATER, **HEAD))
    assert before and _incidents(casebook) == before
    (told,) = casebook.reports()
    again = replace(read(told), report=replace(told, reader="another"))
    assert casebook.read_again(told, again, {one.id: f"i-{one.id}" for one in again.accounts}, "an editor")
    assert _incidents(casebook) == before
    assert next(casebook.readings()).report.reader == "another", "the last reading is in force"


def test_a_reading_of_a_version_that_is_no_longer_the_last_is_refused(casebook: Casebook, came: Came, keep: Keep) -> None:
    made = keep(casebook, came("homs", FIRST, **HEAD))
    (old,) = casebook.reports()
    keep(casebook, came("homs", LATER, **HEAD))
    assert casebook.read_again(old, made, {one.id: one.id for one in made.accounts}, "an editor") is None
    assert casebook.head() == 2


def test_every_earlier_version_stays_as_it_was(casebook: Casebook, came: Came, keep: Keep) -> None:
    for text in (FIRST, LATER):
        keep(casebook, came("homs", text, **HEAD))
    with casebook.looking() as connection:
        assert [(text_of(connection, number) or "").strip() for number in (1, 2)] == [FIRST, LATER]


def test_of_a_list_that_grew_only_the_new_rows_are_new(casebook: Casebook, keep: Keep) -> None:
    rows = b'[{"id": "a", "text": "Three died in Aden."}, {"id": "b", "text": "Five died in Taiz."}]'
    for one in receive(["-"], Settings(), BytesIO(rows)):
        assert isinstance(one, Report)
        keep(casebook, one)
    again = [one for one in receive(["-"], Settings(), BytesIO(rows.replace(b"Five", b"Six"))) if isinstance(one, Report)]
    assert [casebook.place(one).known for one in again] == [True, False]


def _incidents(casebook: Casebook) -> list[str]:
    """The ids that incidents have of the accounts in force."""
    with casebook.looking() as connection:
        rows = connection.exec_driver_sql(
            "SELECT a.incident FROM account a JOIN readings_in_force f ON f.reading = a.reading ORDER BY a.ordinal"
        )
        return [row.incident for row in rows]
