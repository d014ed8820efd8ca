"""Townships, villages and grids, with their former forms, names and codes."""

from __future__ import annotations

from datetime import date

from asyncpg import Range

from backend.demo.district import Cell, District, Figures, Hamlet, Town
from backend.demo.store import DISTRICT_FOUNDED, FORM_CHANGE, period, read_csv, shares
from backend.kit.spelling import pinyin
from backend.organisations import models
from backend.organisations.rules import OrganisationKind, TownshipCategory, TownshipForm, VillageForm

FORMER_TOWNS = {"道墟": "330604100", "梁湖": "330604108", "小越": "330604110"}
"""Towns until the day before `FORM_CHANGE`, with the code that they had (published code lists of 2016 and 2017)."""

_CATEGORIES = {
    "sub_district": TownshipCategory.CENTRAL,
    "central_town": TownshipCategory.CENTRAL,
    "development": TownshipCategory.DEVELOPMENT,
    "ecological": TownshipCategory.ECOLOGICAL,
}
_FORMS = {"街道": TownshipForm.SUB_DISTRICT, "镇": TownshipForm.TOWN, "乡": TownshipForm.TOWNSHIP}
_COMMUNITY_ENDINGS = {"居民委员会": "社区", "居委会": "居民区", "社区": "社区"}
_CHANGE_DOCUMENT = "浙政函〔2017〕61号(演示假定)"


def build(district: District) -> None:
    """The 20 townships with 421 villages and 1,180 grids."""
    villages = read_csv("villages.csv")
    for row in read_csv("townships.csv"):
        town = _township(district, row)
        own = [village for village in villages if village["township_code"] == town.code]
        for village, grids in zip(own, shares(town.figures.grids, len(own)), strict=True):
            _village(district, town, village["code"], village["name"], grids)


def body(
    district: District, kind: OrganisationKind, name: str, code: str, former: tuple[str, str] | None = None
) -> dict[str, object]:
    """Adds the supertype row with its dated names, and returns what the subtype's row repeats of it."""
    full, initials = pinyin(name)
    repeated = {"name": name, "code": code, "name_pinyin": full, "name_initials": initials}
    key = district.store.add(models.Organisation, kind=kind, **repeated)
    spans: list[tuple[str, str, Range[date], str | None]] = [(name, code, period(DISTRICT_FOUNDED), None)]
    if former:
        spans = [(*former, period(DISTRICT_FOUNDED, FORM_CHANGE), None), (name, code, period(FORM_CHANGE), _CHANGE_DOCUMENT)]
    for then, then_code, span, document in spans:
        district.store.add(
            models.OrganisationName, organisation_id=key, name=then, code=then_code, period=span, document=document
        )
    return {"id": key, "organisation_kind": kind, **repeated}


def _township(district: District, row: dict[str, str]) -> Town:
    ending = "街道" if row["name"].endswith("街道") else row["name"][-1]
    short, form, category = row["name"].removesuffix(ending), _FORMS[ending], _CATEGORIES[row["category"]]
    former = (f"{short}镇", FORMER_TOWNS[short]) if short in FORMER_TOWNS else None
    base = body(district, OrganisationKind.TOWNSHIP, row["name"], row["code"], former)
    key = district.store.add(models.Township, **base, form=form, category=category)
    if former:
        spans = [
            (TownshipForm.TOWN, period(DISTRICT_FOUNDED, FORM_CHANGE), None),
            (form, period(FORM_CHANGE), _CHANGE_DOCUMENT),
        ]
    else:
        spans = [(form, period(DISTRICT_FOUNDED), None)]
    for then, span, document in spans:
        district.store.add(models.TownshipStatus, township_id=key, form=then, category=category, period=span, document=document)
    town = Town(key, row["code"], row["name"], short, form, category, _figures(row))
    district.towns.append(town)
    return town


def _figures(row: dict[str, str]) -> Figures:
    number = {name: int(value) for name, value in row.items() if value.isdigit()}
    return Figures(
        villages=number["villages"],
        grids=number["grids"],
        agencies=(number["agencies_a"], number["agencies_b"]),
        staff=(number["staff_a"], number["staff_b"]),
        delegated=number["delegated_items"],
        window=number["window_items"],
        events=(number["events_l1"], number["events_l2"], number["events_l3"], number["events_l4"]),
        mediated=(number["mediation_succeeded"], number["mediation_concluded"]),
        operations=number["joint_operations"],
        excellent_cap=number["excellent_cap"],
    )


def _village(district: District, town: Town, code: str, name: str, grids: int) -> None:
    ending = next((ending for ending in _COMMUNITY_ENDINGS if name.endswith(ending)), None)
    short = name.removesuffix(ending) + _COMMUNITY_ENDINGS[ending] if ending else name.removesuffix("委会")
    former = (name, FORMER_TOWNS[town.short] + code[9:]) if town.short in FORMER_TOWNS else None
    base = body(district, OrganisationKind.VILLAGE, name, code, former)
    form = VillageForm.COMMUNITY if ending else VillageForm.VILLAGE
    key = district.store.add(models.Village, **base, form=form, township_id=town.id)
    village = Hamlet(key, code, name, short, bool(ending))
    town.villages.append(village)
    for number in range(1, grids + 1):
        village.grids.append(_grid(district, town, village, number, former))


def _grid(district: District, town: Town, village: Hamlet, number: int, former: tuple[str, str] | None) -> Cell:
    name = f"{village.short}第{'一二三四五六七八九'[number - 1]}网格"
    before = (name, f"{former[1]}{number:03d}") if former else None
    base = body(district, OrganisationKind.GRID, name, f"{village.code}{number:03d}", before)
    key = district.store.add(models.Grid, **base, village_id=village.id, township_id=town.id)
    return Cell(key, name)
