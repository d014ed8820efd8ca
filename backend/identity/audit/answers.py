"""GraphQL types in which the permission audit answers."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

import strawberry

from backend.access.chinese import relation_word
from backend.access.policy import Rule
from backend.access.vocabulary import ANY
from backend.graph.entity import MaskReason
from backend.graph.types import scalar

Language = Literal["zh", "en"]


@strawberry.type(description="查看者与记录的一种关系.")
class RelationWord:
    name: str = scalar("策略中的名称, 如 host.")
    label: str = scalar("中文说法, 如 驻地乡镇.")

    @classmethod
    def all(cls, names: Iterable[str]) -> "list[RelationWord]":
        return [cls(name=name, label=relation_word(name)) for name in names]


@strawberry.type(description="权限策略 (casbin/policy.csv) 的一行及其理由.")
class PolicyLine:
    line: int = scalar("行号.")
    rule: str = scalar("原文: 角色, 关系, 类别, 类型.字段组, 动作, 效果.")
    role: str = scalar("规则写给哪个角色; 继承它的角色同样适用.")
    relation: str = scalar("要求的关系; any 为不要求.")
    class_: str = strawberry.field(name="class", description="要求的类别; * 为不限.")
    effect: str = scalar("allow 允许, deny 禁止 (禁止优先).")
    reason: str = scalar("理由; 引号内为文件原文.")

    @classmethod
    def of(cls, rule: Rule, language: Language) -> "PolicyLine":
        return cls(
            line=rule.line,
            rule=", ".join(rule.values),
            role=rule.role,
            relation=rule.relation,
            class_=rule.cls,
            effect=rule.effect,
            reason=rule.reason.zh if language == "zh" else rule.reason.en,
        )


@strawberry.type(description="此刻能看到某一字段的一个任职, 及其依据.")
class FieldViewer:
    account: strawberry.ID = scalar("账号标识.")
    username: str = scalar("用户名.")
    display_name: str = scalar("显示名.")
    post: strawberry.ID = scalar("任职标识.")
    post_title: str = scalar("任职名称.")
    stands_in: bool = scalar("是否代理任职.")
    role: str = scalar("角色.")
    role_label: str = scalar("角色的中文名称.")
    organisation: str = scalar("任职单位.")
    relations: list[RelationWord] = scalar("与记录的全部关系; 没有特别关系时为 any.")
    line: int = scalar("给出权限的第一条规则的行号.")
    reason: str = scalar("该规则的理由.")
    rules: list[PolicyLine] = scalar("给出权限的全部规则.")


@strawberry.type(description="谁能看到一条记录的一个字段: 与读取用同一组谓词, 反过来求值.")
class FieldViewers:
    record: strawberry.ID = scalar("记录标识.")
    type: str = scalar("记录类型.")
    field: str = scalar("字段.")
    group: str = scalar("字段所属的字段组; 权限按字段组给.")
    class_: str | None = strawberry.field(name="class", description="记录的类别 (A、B, 或事件级别).")
    policy_version: strawberry.ID = scalar("所依据的策略版本.")
    total: int = scalar("能看到的任职总数; 记录的本人若你看不到, 不计入也不列出.")
    viewers: list[FieldViewer] = scalar("能看到的任职, 按角色、单位、用户名排序, 至多 first 个.")


@strawberry.type(description="差一步就能看到: 关系或类别若不同.")
class NearestBucket:
    words: str = scalar("一句话, 如 若为B类则可见.")
    gained: list[str] = scalar("须增加的关系.")
    lost: list[str] = scalar("须失去的关系.")
    class_: str | None = strawberry.field(name="class", description="须改变的类别.")


@strawberry.type(description="一个任职为什么看得到或看不到一条记录的一个字段.")
class Explanation:
    record: strawberry.ID = scalar("记录标识.")
    type: str = scalar("记录类型.")
    field: str = scalar("字段.")
    group: str = scalar("字段所属的字段组.")
    class_: str | None = strawberry.field(name="class", description="记录的类别.")
    post: strawberry.ID = scalar("任职标识.")
    post_title: str = scalar("任职名称.")
    role: str = scalar("角色.")
    role_label: str = scalar("角色的中文名称.")
    organisation: str = scalar("任职单位.")
    policy_version: strawberry.ID = scalar("所依据的策略版本.")
    exists: bool = scalar("该记录对此任职是否存在.")
    readable: bool = scalar("该字段对此任职是否可见.")
    mask_reason: MaskReason | None = scalar("不可见时 masked 中给出的原因.")
    relations: list[RelationWord] = scalar("与记录的全部关系; 没有特别关系时为 any.")
    rules: list[PolicyLine] = scalar("适用于此情形的全部规则.")
    denied_by: PolicyLine | None = scalar("起决定作用的禁止规则.")
    nearest: list[NearestBucket] = scalar("不可见时: 最接近的可见情形.")


@strawberry.type(description="权限总表的一行: 一个角色对一个字段组的一种动作.")
class AccessMatrixRow:
    role: str = scalar("角色.")
    role_label: str = scalar("角色的中文名称.")
    type: str = scalar("类型 (策略对象).")
    group: str = scalar("字段组.")
    action: str = scalar("动作: read 查看, audit 查问谁能看到, 或具体的业务动作.")
    fields: list[str] = scalar("字段组中的 GraphQL 字段.")
    relations: list[RelationWord] = scalar("规则提到的关系.")
    classes: list[str] = scalar("规则提到的类别.")
    condition: str = scalar("条件, 与 casbin/matrix.csv 的写法相同; - 为不可见.")
    reads: str = scalar("条件的中文说法, 如 驻地乡镇 或 主管部门且B类.")
    lines: list[PolicyLine] = scalar("有关的全部规则.")


@strawberry.enum(
    description="对一个字段组的可见程度: ALWAYS 任何记录都可见, SOMETIMES 有某种关系或某一类别才可见, NEVER 任何记录都不可见."
)
class Sight(StrEnum):
    ALWAYS = "ALWAYS"
    SOMETIMES = "SOMETIMES"
    NEVER = "NEVER"


@strawberry.type(description="当前任职对一种类型的一个字段组能看到什么, 依据什么; 不涉及任何一条记录.")
class GroupSight:
    type: str = scalar("GraphQL 类型.")
    group: str = scalar("字段组; basic 决定记录对你是否存在.")
    fields: list[str] = scalar("字段组中的 GraphQL 字段.")
    decided_by: str = scalar("策略据以决定的对象 “类型.字段组”: 附属记录随其上级记录的字段组, 如办理过程随 Event.report.")
    sight: Sight = scalar("可见程度.")
    condition: str = scalar("条件, 与 casbin/matrix.csv 的写法相同; - 为不可见.")
    reads: str = scalar("条件的中文说法, 如 驻地乡镇 或 主管部门且B类.")
    relations: list[RelationWord] = scalar("取决于哪些关系.")
    classes: list[str] = scalar("取决于哪些类别 (A、B, 或事件级别).")
    mask_reason: MaskReason | None = scalar("不可见时 masked 中给出的原因; basic 与总是可见的为空: basic 不可见时记录不存在.")
    lines: list[PolicyLine] = scalar("对你的角色有关的全部规则及理由.")


def held_words(held: Iterable[str]) -> list[RelationWord]:
    """The relations that hold; `any` where none else does."""
    return RelationWord.all(held) or RelationWord.all([ANY])
