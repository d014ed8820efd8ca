"""Departments, district organs and other units."""

from __future__ import annotations

from backend.demo.district import District
from backend.demo.places import body
from backend.demo.spelling import credit_code
from backend.organisations import models
from backend.organisations.rules import OrganisationKind, OrganPurpose, UnitKind

PARENTS = (
    "司法局",
    "文化广电局",
    "行政服务中心",
    "综合行政执法局",
    "公安分局",
    "交警大队",
    "市场监督管理局",
    "国土资源分局",
    "规划分局",
    "环境保护分局",
    "质量技术监督分局",
    "地方税务局",
)
"""The twelve departments with stationed agencies: one for each kind."""

OWNERS = ("农林局", "民政局", "人力资源和社会保障局", "卫生和计划生育局", "安全生产监督管理局", "住房和城乡建设局")
"""Departments that own approval items and send no agency."""

_ORGANS = {
    OrganPurpose.GOVERNMENT: "上虞区人民政府",
    OrganPurpose.ORGANISATION: "区委组织部",
    OrganPurpose.CONDUCT: "区行风效能建设办公室",
    OrganPurpose.COMMAND: "区综合信息指挥中心",
    OrganPurpose.REFORM: "区行政审批制度改革办公室",
    OrganPurpose.AUDIT: "区审计局",
    OrganPurpose.INFORMATION: "区信息中心",
}

COURTS = {
    "百官人民法庭": ("百官", "曹娥", "梁湖", "上浦"),
    "东关人民法庭": ("东关", "道墟", "长塘"),
    "小越人民法庭": ("小越", "驿亭"),
    "章镇人民法庭": ("章镇", "汤浦", "下管", "岭南", "陈溪"),
    "丰惠人民法庭": ("丰惠", "永和", "丁宅"),
    "崧厦人民法庭": ("崧厦", "谢塘", "盖北"),
}
"""Outlying courts with the townships of their area (areas assumed)."""

PROCURATORATES = {
    "东关检察室": ("百官", "曹娥", "东关", "道墟", "长塘"),
    "崧厦检察室": ("崧厦", "谢塘", "盖北", "小越", "驿亭"),
    "丰惠检察室": ("丰惠", "永和", "梁湖", "丁宅"),
    "章镇检察室": ("章镇", "上浦", "汤浦", "下管", "岭南", "陈溪"),
}
"""Procuratorate offices with the townships of their area (areas assumed)."""

UTILITIES = {"中广有线": "中广有线上虞分公司", "供电": "上虞供电公司", "供水": "上虞区水务公司"}
"""Window name -> the company that sends people to it."""


def build(district: District) -> None:
    """18 departments, seven organs, and every unit that the regulation lets join in."""
    for serial, name in enumerate((*PARENTS, *OWNERS), 1):
        base = body(district, OrganisationKind.DEPARTMENT, name, credit_code("11", 10_000 + serial))
        district.departments[name] = district.store.add(models.Department, **base)
    for serial, (purpose, name) in enumerate(_ORGANS.items(), 1):
        base = body(district, OrganisationKind.ORGAN, name, credit_code("11", 20_000 + serial))
        district.organs[purpose] = district.store.add(models.Organ, **base, purpose=purpose)
    for serial, (name, kind) in enumerate(_units(district), 1):
        code = (
            "330604114"
            if kind is UnitKind.LOCALITY_ELSEWHERE
            else credit_code("91" if kind is UnitKind.UTILITY else "11", 30_000 + serial)
        )
        base = body(district, OrganisationKind.UNIT, name, code)
        district.units[name] = (district.store.add(models.Unit, **base, unit_kind=kind), kind)


def _units(district: District) -> list[tuple[str, UnitKind]]:
    return [
        *((name, UnitKind.COURT) for name in COURTS),
        *((name, UnitKind.PROCURATORATE) for name in PROCURATORATES),
        *((f"{town.name}人民武装部", UnitKind.ARMED_FORCES) for town in district.towns),
        *((f"{town.name}新居民事务所", UnitKind.NEW_RESIDENTS) for town in district.towns),
        *((name, UnitKind.UTILITY) for name in UTILITIES.values()),
        ("沥海镇", UnitKind.LOCALITY_ELSEWHERE),
    ]
