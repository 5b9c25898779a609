"""Full-text search over reports."""

from sqlalchemy import Connection


def put_report(connection: Connection, version: int, title: str, text: str) -> None:
    """Make a version's words findable, in the place of the version before."""
