"""The permission audit's part of the GraphQL schema."""

import strawberry

from backend.identity.audit import log
from backend.identity.audit.answers import AccessMatrixRow, Explanation, FieldViewers, GroupSight
from backend.identity.audit.explain import explain
from backend.identity.audit.log import LogQuery as LogQuery
from backend.identity.audit.matrix import access_matrix
from backend.identity.audit.what import what_can_see
from backend.identity.audit.who import who_can_see

ENTITIES = log.ENTITIES
ROOTS = log.ROOTS
TYPES = log.TYPES


@strawberry.type
class AuditQuery:
    who_can_see: FieldViewers = strawberry.field(
        resolver=who_can_see,
        description="谁能看到某条记录的某个字段, 依据哪条规则. 审计管理员可问一切; 领导可问本辖区的记录; 每个人可问自己的.",
    )
    what_can_see: list[GroupSight] = strawberry.field(
        resolver=what_can_see,
        description="我现在的任职能看到什么: 每种类型的每个字段组总是可见、有某种关系才可见、还是不可见, 依据哪条规则. 人人可问.",
    )
    explain: Explanation = strawberry.field(
        resolver=explain, description="为什么一个任职 (默认自己现在的; 审计管理员可指定任何一个) 看得到或看不到某个字段."
    )
    access_matrix: list[AccessMatrixRow] = strawberry.field(
        resolver=access_matrix,
        description="权限总表: 现行策略的全部结论. 安全管理员与审计管理员看全部, 领导看业务角色与业务类型.",
    )
