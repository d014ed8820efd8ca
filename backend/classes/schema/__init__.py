"""The GraphQL part of class changes."""

import strawberry

from backend.access.acts import acts_in
from backend.classes import acts
from backend.classes.acts import drafting
from backend.classes.schema.answers import ClassPreview
from backend.classes.schema.entities import ENTITIES, ClassChange
from backend.classes.schema.preview import class_preview
from backend.graph.rows import Root
from backend.graph.types import connection

HERE = "backend.classes.schema"

ROOTS = {"classChanges": Root("ClassChange")}

TYPES = (ClassChange,)

ACTS = acts_in(drafting, acts)


@strawberry.type
class ClassesQuery:
    class_changes = connection("ClassChange", HERE, "类别变更: 起草、待确认、待生效与已生效的.")
    class_preview: ClassPreview = strawberry.field(
        resolver=class_preview, description="一项类别变更生效后会怎样; 提出和确认之前先看."
    )


__all__ = ["ENTITIES", "ROOTS", "TYPES", "ClassesQuery"]
