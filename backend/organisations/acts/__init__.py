"""Acts on bodies."""

import strawberry
from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import ActInput, Doing, act
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models
from backend.organisations.rules import AgencyKind, OrganPurpose, TownshipForm, management_class


@strawberry.input(description="按文件颁布分类规则.")
class ClassRuleIssueInput(ActInput):
    document: str = scalar("依据文件.")


@act("class_rule.issue", on="Organ", title="颁布分类规则", when=lambda row: row.purpose == OrganPurpose.REFORM.value)
async def issue_rules(doing: Doing, given: ClassRuleIssueInput) -> None:
    """The regulation's own rules, for a district that has none yet: every kind of agency in every form of township.

    “司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类派驻机构” “国土所、规划所、市场监管所、环保所、质监所、地税分局、公安派出所、交警中队、驻街道的综合行政执法中队等B类派驻机构”
    """
    rule, document = models.ClassRule.__table__, given.document.strip()
    there = await doing.db.scalar(select(rule.c.id).limit(1))
    refuse(
        None if document else Refusal("NO_DOCUMENT", "须写明依据文件", "name the document that it is based on", "document"),
        None
        if there is None
        else Refusal("RULES_THERE", "分类规则已颁布，此后按变更办理", "there are rules; change them by a proposal"),
    )
    rows: list[dict[str, object]] = [
        {
            "agency_kind": kind.value,
            "township_form": form.value,
            "management_class": management_class(kind, form).value,
            "period": Range(None, None),
            "document": document,
        }
        for kind in AgencyKind
        for form in TownshipForm
    ]
    await doing.db.execute(insert(rule), rows)
    await doing.change()
