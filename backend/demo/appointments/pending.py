"""What is under way on 2017-08-31, so that every demo account finds something that waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backend.demo.appointments.act import Act, Wanted
from backend.demo.appointments.steps import ask, consent, consult, copy, expire, order, release, withdraw
from backend.demo.district import District, Station
from backend.demo.stationed import CAREERS
from backend.organisations.rules import AgencyKind, WorkingDays
from backend.personnel.rules import Position

_K = AgencyKind


def acts(district: District, calendar: WorkingDays) -> Iterator[Act]:
    """The open letters first, then talks and orders, then what ended without an order."""
    yield from _letters(district, calendar)
    yield from _talks(district, calendar)
    yield from _orders(district, calendar)
    yield _withdrawn(district)


def _station(district: District, town: str, kind: AgencyKind) -> Station:
    return district.town(town).stations[kind]


def _deputy(station: Station, seat: int, reason: str) -> Wanted:
    person, title = station.people[seat], CAREERS[station.kind].deputy
    matter = f"任{station.name}{title}"
    return Wanted("DEPUTY_APPOINTMENT", person, station, station, matter, reason, Position.DEPUTY, title)


def _removal(station: Station, reason: str) -> Wanted:
    person, title = station.people[1], CAREERS[station.kind].members[0]
    matter = f"免去{station.name}{person.title}职务"
    return Wanted("REMOVAL", person, station, station, matter, reason, Position.MEMBER, title)


def _letters(district: District, calendar: WorkingDays) -> Iterator[Act]:
    market, squadron = _station(district, "丰惠", _K.MARKET_OFFICE), _station(district, "百官", _K.ENFORCEMENT_SQUADRON)
    reason = "从事市场监管工作八年，业务熟练，拟充实所班子力量"
    yield ask(Act(district, _deputy(market, 3, reason), date(2017, 8, 22), date(2017, 9, 15)), calendar, date(2017, 8, 24))
    silent = Act(district, _removal(squadron, "另有任用，免去现职"), date(2017, 8, 1), date(2017, 9, 1))
    yield expire(ask(silent, calendar, date(2017, 8, 3)), date(2017, 8, 18))
    justice = _station(district, "丰惠", _K.JUSTICE_OFFICE)
    act = Act(district, _deputy(justice, 1, "长期负责人民调解工作，群众基础好"), date(2017, 8, 14), date(2017, 9, 10))
    yield consent(ask(act, calendar, date(2017, 8, 16)), date(2017, 8, 28))
    here, there = _station(district, "崧厦", _K.MARKET_OFFICE), _station(district, "章镇", _K.MARKET_OFFICE)
    person = there.people[1]
    matter = f"任{here.name}{person.title}，免去{there.name}{person.title}职务"
    wanted = Wanted("EXCHANGE", person, there, here, matter, "加强伞业重镇的市场监管力量")
    objection = "我镇正在创建省级食品安全示范镇，现任副所长负责此项工作，建议创建验收后再作调整"
    asked = ask(Act(district, wanted, date(2017, 8, 7), date(2017, 9, 5)), calendar, date(2017, 8, 9))
    yield release(consent(asked, date(2017, 8, 17)), date(2017, 8, 21), objection)
    east = _station(district, "东关", _K.MARKET_OFFICE)
    yield Act(district, _removal(east, "本人因身体原因请求不再担任领导职务"), date(2017, 8, 29), date(2017, 10, 9))


def _talks(district: District, calendar: WorkingDays) -> Iterator[Act]:
    kind = _K.ENFORCEMENT_SQUADRON
    for whence, whither, seat, day, talk in (
        ("丰惠", "章镇", 3, date(2017, 8, 25), date(2017, 8, 29)),
        ("百官", "曹娥", 4, date(2017, 8, 30), None),
    ):
        old, new = _station(district, whence, kind), _station(district, whither, kind)
        matter = f"由{old.name}调{new.name}工作"
        act = Act(district, Wanted("TRANSFER", old.people[seat], old, new, matter, "充实一线执法力量"), day, date(2017, 9, 11))
        yield consult(act, talk, "到镇当面沟通，镇里建议待秋季集镇整治结束后报到") if talk else act
    market, police = _station(district, "百官", _K.MARKET_OFFICE), _station(district, "丰惠", _K.POLICE_STATION)
    reward = Wanted("REWARD", market.people[4], market, market, "嘉奖一次", "农贸市场食品快检工作成绩突出")
    yield consult(Act(district, reward, date(2017, 8, 23), date(2017, 9, 1)), date(2017, 8, 28), "送阅推荐材料，街道无不同意见")
    yield Act(
        district,
        Wanted("REWARD", police.people[5], police, police, "记三等功一次", "侦破系列盗窃案有功"),
        date(2017, 8, 30),
        date(2017, 9, 15),
    )


def _orders(district: District, calendar: WorkingDays) -> Iterator[Act]:
    market = _station(district, "丰惠", _K.MARKET_OFFICE)
    rank = CAREERS[market.kind].ranks[1]
    promotion = Wanted(
        "PROMOTION", market.people[2], market, market, f"晋升为{rank}", "任现职级满三年，年度考核均为称职以上", rank=rank
    )
    act = consult(
        Act(district, promotion, date(2017, 8, 15), date(2017, 9, 1)), date(2017, 8, 18), "已与镇党委副书记面谈，无不同意见"
    )
    yield order(act, calendar, date(2017, 8, 29), "虞派晋〔2017〕25号")
    squadron = _station(district, "丰惠", _K.ENFORCEMENT_SQUADRON)
    reward = Wanted("REWARD", squadron.people[2], squadron, squadron, "嘉奖一次", "集镇镇容镇貌联合整治成绩突出")
    act = consult(Act(district, reward, date(2017, 8, 10), date(2017, 8, 24)), date(2017, 8, 16), "到镇当面沟通，镇里表示赞成")
    yield copy(order(act, calendar, date(2017, 8, 24), "虞派奖〔2017〕20号"), date(2017, 8, 28))


def _withdrawn(district: District) -> Act:
    police = _station(district, "崧厦", _K.POLICE_STATION)
    wanted = Wanted(
        "PROMOTION", police.people[6], police, police, "晋升职级", "任现职级满三年", rank=CAREERS[police.kind].ranks[1]
    )
    act = consult(Act(district, wanted, date(2017, 6, 5), date(2017, 7, 1)), date(2017, 6, 9), "电话沟通并送阅材料")
    return withdraw(act, date(2017, 6, 20), "本人任职年限核定有误，撤回重报")
