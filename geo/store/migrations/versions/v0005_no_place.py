"""Names that mean no place: the JSON of null in a column that is there, which programs before this one take for damage."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only the version: an older program says that the database is of a newer one."""


def downgrade() -> None:
    """Leave such names to each article."""
    op.execute("UPDATE own_place SET place = NULL WHERE place = 'null'")
