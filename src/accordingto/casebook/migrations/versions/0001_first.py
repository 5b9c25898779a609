"""The first tables."""

import sqlalchemy as sa
from alembic import op

from accordingto.casebook import guards

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them, with what guards them and the views."""
    op.create_table(
        "called",
        sa.Column("what", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("what in ('kind', 'also', 'report')", name=op.f("ck_called_what")),
        sa.PrimaryKeyConstraint("what", "name", "value", name=op.f("pk_called")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept",
        sa.Column("shelf", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.PrimaryKeyConstraint("shelf", "key", name=op.f("pk_kept")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("author", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("kind in ('report', 'reading', 'judgement', 'erasure')", name=op.f("ck_log_kind")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log")),
    )
    op.create_table(
        "origin",
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("contradicted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_origin")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_origin_claims_name"), "origin", ["claims", "name"], unique=False)
    op.create_table(
        "standing",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("program", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("policy", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("origins", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_standing_one")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_standing")),
    )
    op.create_table(
        "stands",
        sa.Column("account", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_stands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_stands_incident"), "stands", ["incident"], unique=False)
    op.create_table(
        "verdict",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("rule", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("verdict", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("about", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("says", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_verdict")),
    )
    op.create_index(op.f("ix_verdict_incident"), "verdict", ["incident"], unique=False)
    op.create_index(op.f("ix_verdict_verdict_incident"), "verdict", ["verdict", "incident"], unique=False)
    op.create_table(
        "waits",
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("owner", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("about", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("says", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("settles", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.CheckConstraint("kind in ('finding', 'check', 'link', 'version', 'orphan')", name=op.f("ck_waits_kind")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_waits")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_waits_kind_settles_key"), "waits", ["kind", "settles", "key"], unique=False)
    op.create_index(op.f("ix_waits_owner"), "waits", ["owner"], unique=False)
    op.create_index(op.f("ix_waits_settles_key"), "waits", ["settles", "key"], unique=False)
    op.create_table(
        "content",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_content_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_content")),
        sa.UniqueConstraint("sha256", name=op.f("uq_content_sha256")),
    )
    op.create_index(op.f("ix_content_entry"), "content", ["entry"], unique=False)
    op.create_table(
        "incident",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("label", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("type", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("day", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("place", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("country", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("grade", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("whole", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_incident_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_incident")),
    )
    op.create_index(op.f("ix_incident_entry"), "incident", ["entry"], unique=False)
    op.create_index(op.f("ix_incident_id_number"), "incident", ["id", "number"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("comparator", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind in ('same', 'not same', 'move', 'split', 'one origin', 'accept', 'reject', 'correct', 'note', 'undo')",
            name=op.f("ck_judgement_kind"),
        ),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_judgement_entry")),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.number"], name=op.f("fk_judgement_undoes")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_judgement")),
        sa.UniqueConstraint("undoes", name=op.f("uq_judgement_undoes")),
    )
    op.create_index(op.f("ix_judgement_entry"), "judgement", ["entry"], unique=False)
    op.create_table(
        "report",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_report_entry")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
        sa.UniqueConstraint("id", name=op.f("uq_report_id")),
        sa.UniqueConstraint("key", name=op.f("uq_report_key")),
    )
    op.create_index(op.f("ix_report_entry"), "report", ["entry"], unique=False)
    op.create_table(
        "current",
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_current_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_current")),
        sa.UniqueConstraint("incident", name=op.f("uq_current_incident")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_current_day"), "current", ["day"], unique=False)
    op.create_table(
        "destination",
        sa.Column("judgement", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.number"], name=op.f("fk_destination_judgement")),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_destination_report")),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_destination")),
        sa.UniqueConstraint("number", name=op.f("uq_destination_number")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_destination_account"), "destination", ["account"], unique=False)
    op.create_index(op.f("ix_destination_incident"), "destination", ["incident"], unique=False)
    op.create_table(
        "erasure",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_erasure_entry")),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_erasure_report")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_erasure")),
    )
    op.create_index(op.f("ix_erasure_entry"), "erasure", ["entry"], unique=False)
    op.create_table(
        "finding",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("group", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("status", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("origins", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_finding_incident")),
        sa.PrimaryKeyConstraint("incident", "ordinal", name=op.f("pk_finding")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("text_sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("outlet", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("title", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("published", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("url", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("language", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("source", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_version_entry")),
        sa.ForeignKeyConstraint(["received"], ["content.number"], name=op.f("fk_version_received")),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_version_report")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_version")),
        sa.UniqueConstraint("report", "ordinal", name=op.f("uq_version_report_ordinal")),
    )
    op.create_index(op.f("ix_version_entry"), "version", ["entry"], unique=False)
    op.create_index(op.f("ix_version_received"), "version", ["received"], unique=False)
    op.create_index(op.f("ix_version_url"), "version", ["url"], unique=False)
    op.create_table(
        "anchor",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("named", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("group", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.number"], name=op.f("fk_anchor_judgement")),
        sa.ForeignKeyConstraint(["version"], ["version.number"], name=op.f("fk_anchor_version")),
        sa.PrimaryKeyConstraint("judgement", "ordinal", name=op.f("pk_anchor")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blanked",
        sa.Column("erasure", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["erasure"], ["erasure.number"], name=op.f("fk_blanked_erasure")),
        sa.ForeignKeyConstraint(["touched"], ["log.number"], name=op.f("fk_blanked_touched")),
        sa.PrimaryKeyConstraint("erasure", "touched", name=op.f("pk_blanked")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("program", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("rest", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["log.number"], name=op.f("fk_reading_entry")),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_reading_report")),
        sa.ForeignKeyConstraint(["version"], ["version.number"], name=op.f("fk_reading_version")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_entry"), "reading", ["entry"], unique=False)
    op.create_index(op.f("ix_reading_report_number"), "reading", ["report", "number"], unique=False)
    op.create_table(
        "account",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_account_reading")),
        sa.PrimaryKeyConstraint("reading", "ordinal", name=op.f("pk_account")),
        sa.UniqueConstraint("number", name=op.f("uq_account_number")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_account_id"), "account", ["id"], unique=False)
    op.create_index(op.f("ix_account_incident"), "account", ["incident"], unique=False)
    op.create_table(
        "findable",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("reading", sa.Integer(), nullable=True),
        sa.Column("incident", sa.Integer(), nullable=True),
        sa.Column("first", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("last", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("x", sa.Float(), nullable=True),
        sa.Column("y", sa.Float(), nullable=True),
        sa.Column("z", sa.Float(), nullable=True),
        sa.Column("words", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.CheckConstraint("kind in ('report', 'incident')", name=op.f("ck_findable_kind")),
        sa.ForeignKeyConstraint(["incident"], ["incident.number"], name=op.f("fk_findable_incident")),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_findable_reading")),
        sa.ForeignKeyConstraint(["version"], ["version.number"], name=op.f("fk_findable_version")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_findable")),
        sa.UniqueConstraint("id", name=op.f("uq_findable_id")),
    )
    op.create_table(
        "tally",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("what", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("actor", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("scope", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("period", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("part_of", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("comparator", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("origin", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("via", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.number"], name=op.f("fk_tally_reading")),
        sa.PrimaryKeyConstraint("reading", "ordinal", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "carried",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("also", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reports", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("contradicted", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["findable.number"], name=op.f("fk_carried_incident")),
        sa.PrimaryKeyConstraint("incident", "ordinal", name=op.f("pk_carried")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_carried_name_first_incident"), "carried", ["name", "first", "incident"], unique=False)
    op.create_table(
        "claim",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("question", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("group", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("comparator", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("value", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("implied", sa.Boolean(), nullable=True),
        sa.Column("stance", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("origin", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("via", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["reading", "account"], ["account.reading", "account.ordinal"], name=op.f("fk_claim_reading_account")),
        sa.PrimaryKeyConstraint("reading", "ordinal", name=op.f("pk_claim")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_id"), "claim", ["id"], unique=False)
    op.create_table(
        "line",
        sa.Column("first", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("type", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("grade", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("killed_low", sa.Integer(), nullable=False),
        sa.Column("killed_high", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("spot", sa.BigInteger(), nullable=True),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("single", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.Column("denied", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["findable.number"], name=op.f("fk_line_number")),
        sa.PrimaryKeyConstraint("first", "number", name=op.f("pk_line")),
        sa.UniqueConstraint("number", name=op.f("uq_line_number")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "told_in",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["findable.number"], name=op.f("fk_told_in_incident")),
        sa.ForeignKeyConstraint(["report"], ["findable.number"], name=op.f("fk_told_in_report")),
        sa.PrimaryKeyConstraint("incident", "report", name=op.f("pk_told_in")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_told_in_report"), "told_in", ["report"], unique=False)
    op.create_table(
        "moved",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("type", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("seal", sa.LargeBinary(length=8), nullable=False),
        sa.ForeignKeyConstraint(["reading", "ordinal"], ["claim.reading", "claim.ordinal"], name=op.f("fk_moved_reading_ordinal")),
        sa.PrimaryKeyConstraint("reading", "ordinal", name=op.f("pk_moved")),
        sqlite_with_rowid=False,
    )
    guards.put_up(op.get_bind())
