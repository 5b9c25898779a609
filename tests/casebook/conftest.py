"""What comes into a casebook, and what reads it: for one suite on both databases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accordingto.casebook import Casebook
from accordingto.intake import receive
from accordingto.linking.naming import own_id
from accordingto.reading.readers import reader_named
from accordingto.records import Reading, Report
from accordingto.settings import Settings
from tests.casebook.filled import pour_full
from tests.databases import Moulds

Read = Callable[[Report], Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """The rules, which read faster than the network."""
    return reader_named(Settings(reader="rules"))


@pytest.fixture
def came(tmp_path: Path) -> Callable[..., Report]:
    """A report as intake makes it of a file: came("dusk", "Two people were killed …", outlet="The Dusk")."""

    def report(key: str, text: str, **head: str) -> Report:
        file = tmp_path / f"{key}.md"
        file.write_text("---\n" + "".join(f"{name}: {value}\n" for name, value in head.items()) + f"---\n{text}\n", "utf-8")
        (one,) = receive([str(file)], Settings())
        assert isinstance(one, Report)
        return one

    return report


@pytest.fixture
def keep(read: Read) -> Callable[[Casebook, Report], Reading]:
    """Add a report as the program would, read by the rules; gives what was added."""

    def added(casebook: Casebook, report: Report) -> Reading:
        placed = casebook.place(report)
        made = read(placed.report)
        assert casebook.add(placed, made, {one.id: own_id(one) for one in made.accounts}, "an editor")
        return made

    return added


@pytest.fixture
def filled(where: str, moulds: Moulds, tmp_path: Path) -> Iterator[Casebook]:
    """A casebook in which every table has rows."""
    pour_full(moulds, where, tmp_path)
    with Casebook.open(where) as made:
        yield made
