"""Bodies that are merged: what they have moves on, and closed records keep the village and grid of their own day.

Revision ID: 0012
Revises: 0008
"""

from alembic import op

revision = "0012"
down_revision = "0008"
branch_labels = None
depends_on = None

SORT = (["kind", "department_id"], ["kind", "department_id"])


def upgrade() -> None:
    _events_by_key()
    op.drop_constraint(op.f("fk_agency_kind_department_id"), "agency", type_="foreignkey")
    op.create_foreign_key(op.f("fk_agency_kind_department_id"), "agency", "agency_sort", *SORT, onupdate="CASCADE")


def _events_by_key() -> None:
    """A village may go to another township: its events keep the township of their day, so they name village and grid alone."""
    op.drop_constraint(op.f("fk_event_grid_id_village_id_township_id"), "event", type_="foreignkey")
    op.drop_constraint(op.f("fk_event_village_id_township_id"), "event", type_="foreignkey")
    op.drop_constraint(op.f("uq_grid_id_village_id_township_id"), "grid", type_="unique")
    for name in ("village", "grid"):
        op.create_foreign_key(op.f(f"fk_event_{name}_id"), "event", name, [f"{name}_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint(op.f("fk_agency_kind_department_id"), "agency", type_="foreignkey")
    op.create_foreign_key(op.f("fk_agency_kind_department_id"), "agency", "agency_sort", *SORT)
    for name in ("village", "grid"):
        op.drop_constraint(op.f(f"fk_event_{name}_id"), "event", type_="foreignkey")
    columns = ["id", "village_id", "township_id"]
    op.create_unique_constraint(op.f("uq_grid_id_village_id_township_id"), "grid", columns)
    owned = ["grid_id", "village_id", "township_id"]
    op.create_foreign_key(op.f("fk_event_grid_id_village_id_township_id"), "event", "grid", owned, columns)
    owned, columns = owned[1:], ["id", "township_id"]
    op.create_foreign_key(op.f("fk_event_village_id_township_id"), "event", "village", owned, columns)
