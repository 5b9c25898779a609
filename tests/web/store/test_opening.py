"""The desk's own tables: beside the casebook's, and never in its way."""

import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from accordingto.casebook import Casebook
from accordingto.errors import UnreadableCasebook
from accordingto.web import application  # brings every room's tables  # noqa: F401
from accordingto.web.people import People
from accordingto.web.store import Store, metadata
from tests.casebook.filled import fill


def test_the_migrations_make_what_the_rooms_declare(where: str) -> None:
    store = Store.open(where)
    with store.looking() as connection:
        names = set(inspect(connection).get_table_names())
        about = {"include_name": lambda name, kind, parents: kind != "table" or name in metadata.tables, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=about), metadata) == []
    assert metadata.tables.keys() | {"desk_version"} <= names
    assert all(name.startswith("desk_") for name in metadata.tables)
    store.close()


def test_what_is_kept_is_there_again(where: str) -> None:
    store = Store.open(where)
    People.of(store).accounts.add("Ada", "admin", "a test")
    store.close()
    again = Store.open(where)
    assert [one.name for one in People.of(again).accounts.all()] == ["Ada"]
    again.close()


def test_what_a_newer_program_made_is_left_alone(where: str) -> None:
    store = Store.open(where)
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE desk_version SET version_num = '0099'")
    store.close()
    with pytest.raises(UnreadableCasebook, match=r"newer accordingto .* upgrade"):
        Store.open(where)


def test_the_casebook_does_not_mind_it(where: str, tmp_path: Path) -> None:
    Store.open(where).close()
    with Casebook.create(where) as casebook:
        told = fill(casebook, tmp_path)
        assert list(casebook.faults()) == []
        casebook.back_up(str(tmp_path / "backup"))
    with Casebook.restore(str(tmp_path / "backup"), str(tmp_path / "restored")) as restored:
        assert len(restored.summaries()) == len(told.incidents)
        with restored.looking() as connection:
            assert not [name for name in inspect(connection).get_table_names() if name.startswith("desk_")], "nobody's password travels"


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    file = Path(f"{tmp_path}/c.casebook.desk")
    file.touch(mode=0o644)
    Store.open(str(tmp_path / "c.casebook")).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
