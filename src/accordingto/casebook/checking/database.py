"""Whether the database itself is whole: its pages, its tables, guards and views, and what its rows point at."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, ForeignKeyConstraint, and_, func, select, text

from accordingto.casebook.opening import IN_MEMORY, engine_of, lay_out, url_of
from accordingto.casebook.tables import metadata

_SCRATCH = "laid_out_anew"
_POSTGRESQL = """
SELECT 'column ' || c.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'rule ' || conname, pg_get_constraintdef(oid, true) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
UNION ALL
SELECT 'index ' || c.relname, pg_get_indexdef(c.oid, 0, true) || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'view ' || relname, pg_get_viewdef(oid, true) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v'
UNION ALL
SELECT 'guard ' || t.tgname, concat_ws(' ', pg_get_triggerdef(t.oid, true), t.tgenabled)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT 'function ' || proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
"""
"""Names and definitions of all that the tables of the current schema are made of."""
_KINDS = {"trigger": "guard"}


def pages(connection: Connection) -> Iterator[str]:
    """The database's own look at its pages and indexes; a PostgreSQL server sees to its own."""
    if connection.dialect.name == "sqlite":
        for says in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if says != "ok":
                yield f"the file is damaged: {' '.join(str(says).split())}"


def layout(connection: Connection) -> Iterator[str]:
    """Tables, guards and views, held to those of a casebook that is made anew."""
    made, found = _made_anew(connection), _laid_out(connection)
    for name in sorted(made.keys() | found.keys()):
        if name not in found:
            yield f"the {name} is not there"
        elif name not in made:
            if _meddles(name, made):
                yield f"the {name} is none of a casebook's"
        elif made[name] != found[name]:
            yield f"the {name} is not as accordingto makes it"


def _meddles(name: str, made: dict[str, str]) -> bool:
    """Whether what is more than a casebook has could change it: somebody's own tables and views beside ours do no harm."""
    of_ours = name.startswith("column ") and any(ours.startswith(f"{name.partition('.')[0]}.") for ours in made)
    return of_ours or name.startswith("guard ")


def _laid_out(connection: Connection) -> dict[str, str]:
    if connection.dialect.name != "sqlite":
        return {name: told for name, told in connection.execute(text(_POSTGRESQL))}
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {f"{_KINDS.get(row.type, row.type)} {row.name}": f"{row.tbl_name} {row.sql}" for row in rows}


def _made_anew(connection: Connection) -> dict[str, str]:
    if connection.dialect.name == "sqlite":
        return _sqlite_made_anew(bool(connection.engine.url.database))
    before, made_anew = connection.scalar(text("SHOW search_path")), connection.begin_nested()
    connection.exec_driver_sql(f"CREATE SCHEMA {_SCRATCH}")
    connection.exec_driver_sql(f"SET LOCAL search_path = {_SCRATCH}")
    lay_out(connection, lasts=True)
    made = _laid_out(connection)
    made_anew.rollback()
    connection.execute(text("SELECT set_config('search_path', :path, true)"), {"path": before})
    return made


@cache
def _sqlite_made_anew(lasts: bool) -> dict[str, str]:
    with engine_of(url_of(IN_MEMORY)).begin() as connection:
        lay_out(connection, lasts=lasts)
        return _laid_out(connection)


def references(connection: Connection) -> Iterator[str]:
    """Rows that point at a row which is not there."""
    for table in metadata.sorted_tables:
        for key in table.constraints:
            if not isinstance(key, ForeignKeyConstraint):
                continue
            parent = key.referred_table.alias("parent")
            pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
            lost = select(func.count()).select_from(table.outerjoin(parent, and_(*(one == other for one, other in pairs))))
            lost = lost.where(*(one.is_not(None) for one, _ in pairs), pairs[0][1].is_(None))
            if count := connection.scalar(lost):
                yield f"{count} of the rows in {table.name} point at a row in {key.referred_table.name} that is not there"
