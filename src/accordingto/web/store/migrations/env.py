"""Run by Alembic: the steps are made on the connection that the store holds, inside its transaction.

Their version stands in a table of its own: on PostgreSQL the casebook's stands beside it.
"""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table="desk_version", transaction_per_migration=False, transactional_ddl=True)
context.run_migrations()
