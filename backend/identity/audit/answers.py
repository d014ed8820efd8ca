"""GraphQL types in which the permission audit answers."""

from collections.abc import Iterable
from typing import Any, Literal

import strawberry

from backend.access.chinese import relation_word
from backend.access.policy import Rule
from backend.access.vocabulary import ANY
from backend.graph.entity import MaskReason

Language = Literal["zh", "en"]


def text(description: str) -> Any:
    return strawberry.field(description=description)


@strawberry.type(description="查看者与记录的一种关系.")
class RelationWord:
    name: str = text("策略中的名称, 如 host.")
    label: str = text("中文说法, 如 驻地乡镇.")

    @classmethod
    def all(cls, names: Iterable[str]) -> "list[RelationWord]":
        return [cls(name=name, label=relation_word(name)) for name in names]


@strawberry.type(description="权限策略 (casbin/policy.csv) 的一行及其理由.")
class PolicyLine:
    line: int = text("行号.")
    rule: str = text("原文: 角色, 关系, 类别, 类型.字段组, 动作, 效果.")
    role: str = text("规则写给哪个角色; 继承它的角色同样适用.")
    relation: str = text("要求的关系; any 为不要求.")
    class_: str = strawberry.field(name="class", description="要求的类别; * 为不限.")
    effect: str = text("allow 允许, deny 禁止 (禁止优先).")
    reason: str = text("理由; 引号内为文件原文.")

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
    account: strawberry.ID = text("账号标识.")
    username: str = text("用户名.")
    display_name: str = text("显示名.")
    post: strawberry.ID = text("任职标识.")
    post_title: str = text("任职名称.")
    stands_in: bool = text("是否代理任职.")
    role: str = text("角色.")
    role_label: str = text("角色的中文名称.")
    organisation: str = text("任职单位.")
    relations: list[RelationWord] = text("与记录的全部关系; 没有特别关系时为 any.")
    line: int = text("给出权限的第一条规则的行号.")
    reason: str = text("该规则的理由.")
    rules: list[PolicyLine] = text("给出权限的全部规则.")


@strawberry.type(description="谁能看到一条记录的一个字段: 与读取用同一组谓词, 反过来求值.")
class FieldViewers:
    record: strawberry.ID = text("记录标识.")
    type: str = text("记录类型.")
    field: str = text("字段.")
    group: str = text("字段所属的字段组; 权限按字段组给.")
    class_: str | None = strawberry.field(name="class", description="记录的类别 (A、B, 或事件级别).")
    policy_version: strawberry.ID = text("所依据的策略版本.")
    total: int = text("能看到的任职总数.")
    viewers: list[FieldViewer] = text("能看到的任职, 按角色、单位、用户名排序, 至多 first 个.")


@strawberry.type(description="差一步就能看到: 关系或类别若不同.")
class NearestBucket:
    words: str = text("一句话, 如 若为B类则可见.")
    gained: list[str] = text("须增加的关系.")
    lost: list[str] = text("须失去的关系.")
    class_: str | None = strawberry.field(name="class", description="须改变的类别.")


@strawberry.type(description="一个任职为什么看得到或看不到一条记录的一个字段.")
class Explanation:
    record: strawberry.ID = text("记录标识.")
    type: str = text("记录类型.")
    field: str = text("字段.")
    group: str = text("字段所属的字段组.")
    class_: str | None = strawberry.field(name="class", description="记录的类别.")
    post: strawberry.ID = text("任职标识.")
    post_title: str = text("任职名称.")
    role: str = text("角色.")
    role_label: str = text("角色的中文名称.")
    organisation: str = text("任职单位.")
    policy_version: strawberry.ID = text("所依据的策略版本.")
    exists: bool = text("该记录对此任职是否存在.")
    readable: bool = text("该字段对此任职是否可见.")
    mask_reason: MaskReason | None = text("不可见时 masked 中给出的原因.")
    relations: list[RelationWord] = text("与记录的全部关系; 没有特别关系时为 any.")
    rules: list[PolicyLine] = text("适用于此情形的全部规则.")
    denied_by: PolicyLine | None = text("起决定作用的禁止规则.")
    nearest: list[NearestBucket] = text("不可见时: 最接近的可见情形.")


@strawberry.type(description="权限总表的一行: 一个角色对一个字段组的一种动作.")
class AccessMatrixRow:
    role: str = text("角色.")
    role_label: str = text("角色的中文名称.")
    type: str = text("类型 (策略对象).")
    group: str = text("字段组.")
    action: str = text("动作: read 查看, audit 查问谁能看到, 或具体的业务动作.")
    fields: list[str] = text("字段组中的 GraphQL 字段.")
    relations: list[RelationWord] = text("规则提到的关系.")
    classes: list[str] = text("规则提到的类别.")
    condition: str = text("条件, 与 casbin/matrix.csv 的写法相同; - 为不可见.")
    reads: str = text("条件的中文说法, 如 驻地乡镇 或 主管部门且B类.")
    lines: list[PolicyLine] = text("有关的全部规则.")


def held_words(held: Iterable[str]) -> list[RelationWord]:
    """The relations that hold; `any` where none else does."""
    return RelationWord.all(held) or RelationWord.all([ANY])
