"""Rows of bodies: a new one with its dated name, and one that ends with a successor."""

from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import Doing
from backend.kit.rules import Refusal, refuse
from backend.kit.spelling import pinyin
from backend.organisations import models
from backend.organisations.acts.dated import from_day
from backend.organisations.rules import OrganisationKind
from backend.organisations.rules.bodies import before_refusal, future_refusal, text_refusal


async def found_body(doing: Doing, kind: OrganisationKind, name: str, code: str, since: date) -> dict[str, Any]:
    """The supertype's row of a new body with its dated name; what the subtype's row repeats of it. Refuses a code in use."""
    name, code = name.strip(), code.strip()
    refuse(text_refusal(name, "name"), text_refusal(code, "code"))
    body, names = models.Organisation.__table__, models.OrganisationName.__table__
    taken = await doing.db.scalar(select(body.c.id).where(body.c.kind == kind.value, body.c.code == code))
    refuse(None if taken is None else Refusal("CODE_KNOWN", "代码已被使用", "the code is in use already", "code"))
    full, initials = pinyin(name)
    repeated = {"name": name, "code": code, "name_pinyin": full, "name_initials": initials}
    key = await doing.db.scalar(insert(body).values(kind=kind.value, **repeated).returning(body.c.id))
    dated = {"organisation_id": key, "name": name, "code": code, "period": Range(since, None)}
    await doing.db.execute(insert(names).values(**dated))
    return {"id": key, **repeated}


async def rename(doing: Doing, name: str, since: date | None = None, document: str | None = None) -> None:
    """Another name from a day on, today where none is said; the former one stays for the days before it."""
    body, names = models.Organisation.__table__, models.OrganisationName.__table__
    name, day = name.strip(), since or doing.today
    refuse(text_refusal(name, "name"))
    if name == doing.row.name:
        return
    mine = names.c.organisation_id == doing.key
    begun = await doing.db.scalar(select(func.lower(names.c.period)).where(mine, func.upper_inf(names.c.period)))
    refuse(future_refusal(day, doing.today, "since"), before_refusal(day, begun))
    await from_day(doing.db, names, mine, day, name=name, document=document)
    full, initials = pinyin(name)
    values = {"name": name, "name_pinyin": full, "name_initials": initials}
    await doing.db.execute(update(body).where(body.c.id == doing.key).values(**values))


async def successor_key(doing: Doing, given: int | None, model: Any, *, same: tuple[str, ...] = ()) -> int | None:
    """The key of the body that takes over: open, of the same kind, another one, and alike in the columns `same`."""
    if given is None:
        return None
    table = model.__table__
    alike = [table.c[name] == getattr(doing.row, name) for name in same]
    found = select(table.c.id).where(table.c.id == given, table.c.id != doing.key, table.c.closed_on.is_(None), *alike)
    key = await doing.db.scalar(found.with_for_update())
    if key is None:
        zh, en = "承接单位须是另一个同类、未撤销的单位", "the successor must be another open body of the same kind"
        refuse(Refusal("NO_SUCCESSOR", zh, en, "successor"))
    return key
