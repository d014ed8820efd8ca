"""The GraphQL type of class changes and how it reads its table."""

from datetime import date, datetime
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Text, func, select

from backend.access.relations import relations
from backend.classes import models, rules
from backend.classes.rules import ClassChangeKind, ClassChangeState
from backend.graph.entity import Edge, Entity, Expression, Group, Machine, Row, Viewer
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.graph.types import Governed, lazy, planned, scalar
from backend.identity import models as identity
from backend.organisations import models as organisations
from backend.organisations.schema.enums import AgencyKind, ManagementClass, TownshipCategory, TownshipForm
from backend.records.schema import attachments, papers_of

ORGANISATIONS = "backend.organisations.schema"

strawberry.enum(
    ClassChangeKind,
    description="类别变更的种类: TOWNSHIP 乡镇(街道)的建制或类型, RULE 分类规则, OVERRIDE 单个机构的特别规定, MERGER 乡镇(街道)合并.",
)
strawberry.enum(
    ClassChangeState,
    description="变更状态: DRAFT 起草, PROPOSED 已提出待第二人确认, CONFIRMED 已确认待生效, EFFECTIVE 已生效, STALE 已失效: 到期时情况与确认的不同, UNDONE 生效前已撤销, CANCELLED 已取消.",
)


@strawberry.type(description="类别变更: 两人办理, 先预览后生效, 自生效日起改变有关机构的类别.")
class ClassChange(Governed):
    kind: ClassChangeKind = scalar("种类.")
    state: ClassChangeState = scalar("状态.")
    form: TownshipForm | None = scalar("变更后的建制; 分类规则中为驻地建制.")
    category: TownshipCategory | None = scalar("变更后的类型.")
    name: str | None = scalar("变更后的乡镇(街道)名称.")
    code: str | None = scalar("变更后的统计区划代码.")
    agency_kind: AgencyKind | None = scalar("分类规则中的机构种类.")
    management_class: ManagementClass | None = scalar("变更后的类别; 特别规定中为空是恢复按规则.")
    document: str = scalar("依据文件.")
    effective_on: date = scalar("生效日期.")
    proposed_at: datetime | None = scalar("提出时间.")
    confirmed_at: datetime | None = scalar("确认时间.")
    effective_at: datetime | None = scalar("实际生效时间.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    proposed_by: str | None = scalar("提出人及其单位.")
    confirmed_by: str | None = scalar("确认人及其单位; 与提出人不是同一人.")
    closing_note: str | None = scalar("取消或撤销的原因.")
    stale_note: str | None = scalar("到期时与所确认的预览有何不同; 因此没有生效, 须重新办理.")
    attachments = attachments()
    township = planned(lazy("Township", ORGANISATIONS) | None, "所涉乡镇(街道).")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "特别规定的机构.")
    successor = planned(lazy("Township", ORGANISATIONS) | None, "合并时并入的乡镇(街道).")


def _somebody(step: str) -> Expression:
    """`区审改办 王芳`: the organisation of the post and the account's name."""
    account, post, body = identity.Account.__table__, identity.Post.__table__, organisations.Organisation.__table__

    def sql(row: Row, _: Scope) -> ColumnElement[Any]:
        found = select(func.concat(body.c.name, text_literal(" "), account.c.display_name))
        found = found.select_from(post.join(account, account.c.id == post.c.account_id))
        found = found.join(body, body.c.id == post.c.organisation_id)
        return found.where(post.c.id == getattr(row, f"{step}_as_id")).scalar_subquery()

    return Expression(type=Text(), sql=sql)


def _handled(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """The viewer is who proposed it: the second person is another one."""
    return row.proposed_by_id == viewer.account_id  # type: ignore[no-any-return]  # columns by name are untyped


def _published(_: Viewer, row: Row) -> ColumnElement[bool]:
    """Confirmed: the class of agencies is open to everybody, and so is what will change it."""
    return row.confirmed_at.is_not(None)  # type: ignore[no-any-return]  # columns by name are untyped


ENTITIES = (
    Entity(
        name="ClassChange",
        table=models.ClassChange.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("kind", "state", "form", "category", "name", "code", "agency_kind", "management_class", "document"),
                    *(
                        "effective_on",
                        "proposed_at",
                        "confirmed_at",
                        "effective_at",
                        "version",
                        "township",
                        "agency",
                        "successor",
                    ),
                )
            ),
            "handling": Group(fields=("proposed_by", "confirmed_by", "closing_note", "stale_note", "attachments")),
        },
        expressions={"proposed_by": _somebody("proposed"), "confirmed_by": _somebody("confirmed")},
        edges={
            "attachments": papers_of("ClassChange"),
            "township": Edge(target="Township", local="township_id"),
            "agency": Edge(target="Agency", local="agency_id"),
            "successor": Edge(target="Township", local="successor_id"),
        },
        relations=relations(published=_published, handled=_handled),
        machine=Machine(steps=rules.STEPS, state="state"),
        order=(("effective_on", True),),
    ),
)
