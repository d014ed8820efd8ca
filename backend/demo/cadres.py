"""People outside the agencies: township cadres, village officers, grid members, district officials, people of utilities."""

from __future__ import annotations

from backend.demo.bodies import UTILITIES
from backend.demo.district import District, Town
from backend.demo.persons import Job, Place, Registry
from backend.organisations.rules import OrganPurpose, TownshipForm
from backend.personnel.rules import Position

_LEADER, _OFFICE = "行政编制", "行政编制"

_TOWN_LEADERS = {
    "secretary": ("{party}书记", Position.CHIEF, "乡科级正职", 0.15),
    "mayor": ("{mayor}", Position.CHIEF, "乡科级正职", 0.15),
    "congress": ("人大{congress}", Position.DEPUTY, "乡科级正职", 0.2),
    "political_legal": ("{party}副书记(政法)", Position.DEPUTY, "乡科级副职", 0.1),
    "discipline": ("纪{discipline}书记", Position.DEPUTY, "乡科级副职", 0.25),
    "personnel": ("组织委员", Position.DEPUTY, "乡科级副职", 0.5),
    "culture_health": ("{deputy}(分管文教卫)", Position.DEPUTY, "乡科级副职", 0.6),
    "construction": ("{deputy}(分管城建)", Position.DEPUTY, "乡科级副职", 0.05),
    "agriculture": ("{deputy}(分管农业)", Position.DEPUTY, "乡科级副职", 0.1),
    "armed_forces": ("武装部部长", Position.DEPUTY, "乡科级副职", 0.0),
}
_TOWN_OFFICES = {
    "security_office": ("政法综治办公室主任", "主任科员", 0.1),
    "command_head": ("综合信息指挥室主任", "副主任科员", 0.35),
    "command_day": ("综合信息指挥室值班员", "科员", 0.5),
    "command_night": ("综合信息指挥室值班员", "科员", 0.4),
    "party_office": ("党政综合办公室主任", "副主任科员", 0.5),
    "seal": ("审批服务首席代表(专用章保管人)", "科员", 0.7),
    "enforcement_office": ("城镇建设办公室主任", "副主任科员", 0.1),
    "market_office": ("食品药品安全办公室主任", "副主任科员", 0.3),
    "service_office": ("社会事务办公室主任", "副主任科员", 0.6),
    "new_residents": ("新居民事务所所长", "科员", 0.3),
}
"""Key by which other themes find the person -> title, rank, share of women."""

_DISTRICT = {
    "district_leader": (OrganPurpose.GOVERNMENT, "副区长", Position.CHIEF, "县处级副职"),
    "district_org": (OrganPurpose.ORGANISATION, "干部监督科科长", Position.MEMBER, "主任科员"),
    "district_conduct": (OrganPurpose.CONDUCT, "效能考评科科长", Position.MEMBER, "主任科员"),
    "district_command": (OrganPurpose.COMMAND, "指挥中心主任", Position.CHIEF, "乡科级正职"),
    "district_duty": (OrganPurpose.COMMAND, "指挥中心值班长", Position.MEMBER, "科员"),
    "district_reform": (OrganPurpose.REFORM, "审改办副主任", Position.DEPUTY, "乡科级副职"),
    "district_audit": (OrganPurpose.AUDIT, "行政事业审计科科长", Position.MEMBER, "主任科员"),
}
_DEPARTMENT_JOBS = {
    "leader": ("局长", Position.CHIEF, "乡科级正职"),
    "personnel": ("人事教育科科长", Position.MEMBER, "主任科员"),
    "window": ("行政审批科窗口首席代表", Position.MEMBER, "副主任科员"),
}
_CHIEF_TITLES = {"行政服务中心": "主任", "交警大队": "大队长"}


def build(district: District) -> None:
    """Everybody who is not stationed."""
    _officials(district)
    towns, villages, utilities = (
        Registry(district, theme, offset) for offset, theme in ((2, "towns"), (3, "villages"), (4, "utilities"))
    )
    for number, town in enumerate(district.towns, 1):
        _town(towns, town, f"0575-90{number:02d}")
        _villages(villages, town, f"0575-90{30 + number}")
        _utilities(district, utilities, town)


def _officials(district: District) -> None:
    registry = Registry(district, "officials", 5)
    for number, (key, (purpose, title, position, rank)) in enumerate(_DISTRICT.items(), 1):
        job = Job(title, position, (1966, 1984), _OFFICE, rank)
        district.officials[key] = registry.hire(Place(district.organs[purpose]), job, None, f"0575-9000{number * 11:04d}")
    for number, (name, department) in enumerate(district.departments.items(), 1):
        for step, (key, (title, position, rank)) in enumerate(_DEPARTMENT_JOBS.items()):
            title = _CHIEF_TITLES.get(name, title) if key == "leader" else title
            job = Job(title, position, (1963, 1978) if key == "leader" else (1970, 1988), _OFFICE, rank)
            phone = f"0575-9001{number * 10 + step:04d}"
            district.officials[f"{name}.{key}"] = registry.hire(Place(department, department=department), job, None, phone)


def _words(town: Town) -> dict[str, str]:
    if town.form is TownshipForm.SUB_DISTRICT:
        return {"party": "党工委", "mayor": "办事处主任", "deputy": "办事处副主任", "congress": "工委主任", "discipline": "工委"}
    head = "镇长" if town.form is TownshipForm.TOWN else "乡长"
    return {"party": "党委", "mayor": head, "deputy": f"副{head}", "congress": "主席", "discipline": "委"}


def _town(registry: Registry, town: Town, phones: str) -> None:
    place, words = Place(town.id, township=town.id), _words(town)
    for number, (key, (title, position, rank, women)) in enumerate(_TOWN_LEADERS.items()):
        job = Job(title.format(**words), position, (1965, 1983), _LEADER, rank, women)
        town.cadres[key] = registry.hire(place, job, None, f"{phones}{number:04d}")
    for number, (key, (title, rank, women)) in enumerate(_TOWN_OFFICES.items(), 100):
        job = Job(title, Position.MEMBER, (1968, 1990), _OFFICE, rank, women)
        town.cadres[key] = registry.hire(place, job, town, f"{phones}{number:04d}")


def _villages(registry: Registry, town: Town, phones: str) -> None:
    for number, village in enumerate(town.villages):
        place = Place(village.id, township=town.id, village=village.id)
        body = "社区" if village.community else "村"
        jobs = (("党组织书记", Position.CHIEF, 0.15), (f"{body}委会主任", Position.DEPUTY, 0.25))
        if village.community:
            jobs = (("社区党组织书记", Position.CHIEF, 0.55), ("居委会主任", Position.DEPUTY, 0.6))
        for order, (title, position, women) in enumerate(jobs):
            job = Job(title, position, (1957, 1984), "村(社区)干部", "村(社区)两委", women)
            village.officers.append(registry.hire(place, job, town, f"{phones}{number * 10 + order:04d}"))
        for order, cell in enumerate(village.grids, 2):
            spot = Place(cell.id, township=town.id, village=village.id, grid=cell.id)
            job = Job("专职网格员", Position.MEMBER, (1962, 1992), "聘用人员", "网格员", 0.55)
            cell.member = registry.hire(spot, job, town, f"{phones}{number * 10 + order:04d}")


def _utilities(district: District, registry: Registry, town: Town) -> None:
    for name in UTILITIES.values():
        unit = district.units[name][0]
        job = Job("驻便民服务中心窗口营业员", Position.MEMBER, (1975, 1993), "企业聘用", "营业员", 0.8)
        phone = f"0575-9009{unit % 10_000:04d}"
        town.utility_people[unit] = [registry.hire(Place(unit, township=town.id), job, town, phone) for _ in range(2)]
