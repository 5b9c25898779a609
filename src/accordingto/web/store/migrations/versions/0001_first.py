"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "desk_addition",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("sources", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("incidents", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("note", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.Column("beat", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_desk_addition")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_desk_addition_beat"), "desk_addition", ["beat"], unique=False)
    op.create_table(
        "desk_answered",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("person", "asked", "key", name=op.f("pk_desk_answered")),
    )
    op.create_table(
        "desk_arriving",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("nonce", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("verifier", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("to", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_desk_arriving")),
    )
    op.create_table(
        "desk_audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("what", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("about", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("address", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_desk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_desk_audit_at"), "desk_audit", ["at"], unique=False)
    op.create_table(
        "desk_bell",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_desk_bell_one")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_desk_bell")),
    )
    op.create_table(
        "desk_failing",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("incident", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_desk_failing")),
    )
    op.create_index(op.f("ix_desk_failing_incident"), "desk_failing", ["incident"], unique=False)
    op.create_table(
        "desk_filter",
        sa.Column("person", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person", "name", name=op.f("pk_desk_filter")),
    )
    op.create_table(
        "desk_hook",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kinds", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("secret", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("former", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("former_until", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("given_up", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_desk_hook")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "desk_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("role", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("password", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("mail", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("issuer", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("subject", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("secret", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("role in ('reader', 'reviewer', 'admin')", name=op.f("ck_desk_person_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_person")),
        sa.UniqueConstraint("folded", name=op.f("uq_desk_person_folded")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_desk_person_issuer_subject")),
        sa.UniqueConstraint("mail", name=op.f("uq_desk_person_mail")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "desk_throttle",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_desk_throttle")),
    )
    op.create_table(
        "desk_delivery",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hook", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("kind", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("body", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("fault", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("tried", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state in ('waiting', 'delivered', 'given up')", name=op.f("ck_desk_delivery_state")),
        sa.ForeignKeyConstraint(["hook"], ["desk_hook.number"], name=op.f("fk_desk_delivery_hook"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_desk_delivery")),
        sa.UniqueConstraint("hook", "event", name=op.f("uq_desk_delivery_hook_event")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_desk_delivery_state_hook_number"), "desk_delivery", ["state", "hook", "number"], unique=False)
    op.create_table(
        "desk_invitation",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["desk_person.id"], name=op.f("fk_desk_invitation_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_desk_invitation")),
    )
    op.create_index(op.f("ix_desk_invitation_person"), "desk_invitation", ["person"], unique=False)
    op.create_table(
        "desk_recovery",
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["desk_person.id"], name=op.f("fk_desk_recovery_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "digest", name=op.f("pk_desk_recovery")),
    )
    op.create_table(
        "desk_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("address", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["desk_person.id"], name=op.f("fk_desk_session_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_session")),
        sa.UniqueConstraint("digest", name=op.f("uq_desk_session_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_desk_session_person"), "desk_session", ["person"], unique=False)
    op.create_table(
        "desk_token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("begins", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("scopes", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["desk_person.id"], name=op.f("fk_desk_token_person"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_desk_token_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_desk_token_person"), "desk_token", ["person"], unique=False)
