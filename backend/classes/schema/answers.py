"""GraphQL types in which a preview answers."""

import strawberry

from backend.approvals.rules import ListKind
from backend.classes.rules import MergerPart, Topic
from backend.graph.types import scalar
from backend.organisations.schema.enums import AgencyKind, ManagementClass

strawberry.enum(Topic, description="类别决定的事项: MANAGEMENT 管理, LEAVE 请销假, DUTY 值班, ASSESSMENT 考核, BONUS 年终考核奖.")

strawberry.enum(
    MergerPart,
    description="乡镇合并时随之转入的: VILLAGES 村(社区), GRIDS 网格, AGENCIES 派驻机构, STATIONED 派驻人员, OTHERS 其他人员, WINDOWS 窗口, "
    "UNDER_WAY 在办事项; 随之停止的: SEALS 专用章, POSTS 任职, DUTIES 自当日起的值班; DOUBLED 合并后有两个的机构种类.",
)


@strawberry.type(description="一个机构在变更前后的类别.")
class AgencyFlip:
    agency: strawberry.ID = scalar("机构标识.")
    name: str = scalar("机构名称.")
    kind: AgencyKind = scalar("机构种类.")
    township: str = scalar("驻地乡镇(街道).")
    department: str = scalar("主管部门.")
    before: ManagementClass = scalar("今天的类别.")
    after: ManagementClass | None = scalar("生效日的类别; 空为没有适用的规则.")
    people: int = scalar("在岗派驻人员数.")


@strawberry.type(description="一个角色在一个单位得到或失去的权限.")
class AccessChange:
    role: str = scalar("角色.")
    role_label: str = scalar("角色的中文名称.")
    organisation: str | None = scalar("单位; 空为区级或本人.")
    type: str = scalar("类型 (策略对象).")
    group: str = scalar("字段组.")
    action: str = scalar("动作: read 查看, 或具体的业务动作.")
    fields: list[str] = scalar("字段组中的 GraphQL 字段.")
    gained: bool = scalar("真为得到, 假为失去.")
    condition: str = scalar("在什么关系下.")
    agencies: int = scalar("涉及机构数.")
    people: int = scalar("涉及人数.")


@strawberry.type(description="一个事项的规则在变更前后.")
class RuleChange:
    topic: Topic = scalar("事项.")
    before: ManagementClass = scalar("原类别.")
    after: ManagementClass = scalar("新类别.")
    was: str = scalar("原规则.")
    becomes: str = scalar("新规则.")


@strawberry.type(description="清单中的一个事项.")
class ListedItem:
    code: str = scalar("事项编码.")
    name: str = scalar("事项名称.")


@strawberry.type(description="重新下发的一张清单与原清单之差.")
class ListChange:
    kind: ListKind = scalar("清单种类.")
    before: int = scalar("原清单项数.")
    after: int = scalar("新清单项数.")
    gained: list[ListedItem] = scalar("增加的事项.")
    lost: list[ListedItem] = scalar("减少的事项.")


@strawberry.type(description="乡镇合并时随之转入、停止或重复的一类.")
class MergerCount:
    what: MergerPart = scalar("什么.")
    count: int = scalar("多少.")


@strawberry.type(description="一项类别变更生效后会怎样: 哪些机构换类, 多少人受影响, 谁得到或失去什么, 哪些规则和清单随之改变.")
class ClassPreview:
    fingerprint: str = scalar("预览的指纹; 提出与确认时带上.")
    reached: int = scalar("变更所及机构数.")
    people: int = scalar("换类机构的人数.")
    flips: list[AgencyFlip] = scalar("换类的机构.")
    access: list[AccessChange] = scalar("权限的得失.")
    rules: list[RuleChange] = scalar("随类别改变的规则.")
    lists: list[ListChange] = scalar("重新下发的清单.")
    moves: list[MergerCount] = scalar("乡镇合并时随之转入、停止或重复的; 其他变更为空.")
