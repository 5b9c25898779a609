"""The desk's own tables, apart from the casebook's: what is in them is changed and taken out, and goes into no backup of a casebook.

Each room declares its tables in a file of its own, on this metadata.
"""

from sqlalchemy import MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""The names of all its tables begin with ``desk_``: on PostgreSQL they stand beside the casebook's."""
