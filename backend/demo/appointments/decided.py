"""What was decided in twelve months: 18 changes of leaders, 40 transfers, 25 promotions, 30 rewards and sanctions (domain.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from backend.demo.appointments.act import Act, Wanted, back
from backend.demo.appointments.steps import acknowledge, ask, consent, consult, copy, order, release
from backend.demo.district import District, Move, Person, Station
from backend.demo.stationed import CAREERS
from backend.organisations.rules import WorkingDays
from backend.personnel.rules import Position

PROMOTIONS, REWARDS, SANCTIONS = 24, 19, 10
"""Decided and told; one more promotion and one more reward of the totals are still on their way (`pending`)."""

CONSENT_TOO_LATE = 4
"""Of the changes of leaders, by number: its consent is dated after the order."""

COPIES_LATE = {"TRANSFER": 11, "PROMOTION": 6, "SANCTION": 3}
"""Kind -> the act of that kind, by number, whose copy came after its limit."""

URGENT = 7
"""Of the sanctions, by number: ordered first, copied after."""

_REASONS = {
    "EXCHANGE": (
        "在现岗位任职满五年，按干部交流规定轮岗",
        "加强基层站所班子建设，优化年龄结构",
        "工作需要，发挥其在片区执法协调中的经验",
    ),
    "TRANSFER": ("调入机构人手不足，业务量增长较快", "本人申请，两地工作需要", "充实一线执法力量", "专业对口，便于开展工作"),
    "PROMOTION": ("任现职级满三年，年度考核均为称职以上", "长期在基层一线工作，群众公认", "业务骨干，连续两年考核优秀"),
    "REWARD": ("“四个平台”事件处置成绩突出", "在“最多跑一次”改革中表现突出", "防台抗汛值守中表现突出", "矛盾纠纷化解成效明显"),
    "SANCTION": ("值班期间擅离岗位", "办件超时未按规定告知申请人", "公车使用违反规定", "对群众投诉处置不力"),
}
_SAID = (
    "已与乡镇党委副书记面谈，介绍事由与拟办意见，乡镇无不同意见",
    "电话沟通并送阅材料，乡镇建议做好工作交接",
    "到乡镇当面沟通，乡镇表示理解支持",
)
_REWARDS = ("嘉奖一次", "记三等功一次", "授予年度先进工作者称号")
_SANCTIONS = ("给予警告处分", "通报批评", "给予诫勉")
_WORDS = {"PROMOTION": "晋", "REWARD": "奖", "SANCTION": "惩"}


def acts(district: District, calendar: WorkingDays, random: Random) -> Iterator[Act]:
    """All of them; the moves stand in the assignments already, with the document that each names."""
    leaders = [move for move in district.moves if move.person.position is not Position.MEMBER]
    others = [move for move in district.moves if move.person.position is Position.MEMBER]
    for number, move in enumerate(leaders):
        yield _exchange(district, calendar, random, move, number)
    for number, move in enumerate(others):
        yield _transfer(district, calendar, random, move, number)
    people = _settled(district, random)
    for kind, wanted in (("PROMOTION", PROMOTIONS), ("REWARD", REWARDS), ("SANCTION", SANCTIONS)):
        for number in range(wanted):
            yield _other(district, calendar, random, kind, number, *next(people))


def _settled(district: District, random: Random) -> Iterator[tuple[Station, Person]]:
    """People who stayed where they are, in no order; the agencies of the demo accounts have acts of their own."""
    moved = {move.person.id for move in district.moves}
    found = [(station, person) for station in district.stations for person in station.people if person.id not in moved]
    random.shuffle(found)
    return iter([(station, person) for station, person in found if station.town.short != "丰惠"])


def _exchange(district: District, calendar: WorkingDays, random: Random, move: Move, number: int) -> Act:
    ordered = back(calendar, move.day, 1)
    answered = back(calendar, ordered, random.randint(1, 4))
    asked = back(calendar, answered, random.randint(2, 7))
    matter = f"任{move.new.name}{move.person.title}，免去{move.old.name}{move.person.title}职务"
    wanted = Wanted("EXCHANGE", move.person, move.old, move.new, matter, random.choice(_REASONS["EXCHANGE"]))
    act = ask(Act(district, wanted, back(calendar, asked, random.randint(1, 3)), move.day), calendar, asked)
    if wanted.releasing is not None:
        act = release(act, back(calendar, answered, 1))
    if number == CONSENT_TOO_LATE:
        act = consent(order(act, calendar, ordered, move.document), calendar.add(ordered, 2))
        return _told(act, calendar, random, calendar.add(ordered, 2))
    return _told(order(consent(act, answered), calendar, ordered, move.document), calendar, random, ordered)


def _transfer(district: District, calendar: WorkingDays, random: Random, move: Move, number: int) -> Act:
    matter = f"由{move.old.name}调{move.new.name}工作"
    wanted = Wanted("TRANSFER", move.person, move.old, move.new, matter, random.choice(_REASONS["TRANSFER"]))
    act = _talked(district, calendar, random, wanted, back(calendar, move.day, 1), move.day)
    return _told(order(act, calendar, back(calendar, move.day, 1), move.document), calendar, random, None, number)


def _other(
    district: District, calendar: WorkingDays, random: Random, kind: str, number: int, station: Station, person: Person
) -> Act:
    day = calendar.add(date(2016, 9, 8) + timedelta(days=random.randrange(0, 330)), 1)
    reason, rank = random.choice(_REASONS[kind]), None
    if kind == "PROMOTION":
        rank = CAREERS[station.kind].ranks[{Position.CHIEF: 0, Position.DEPUTY: 1, Position.MEMBER: 2}[person.position]]
    matter = {
        "PROMOTION": f"晋升为{rank}",
        "REWARD": random.choice(_REWARDS),
        "SANCTION": random.choice(_SANCTIONS),
    }[kind]
    document = f"虞派{_WORDS[kind]}〔{day.year}〕{number + 1}号"
    urgent = kind == "SANCTION" and number == URGENT
    wanted = Wanted(kind, person, station, station, "暂停执行职务" if urgent else matter, reason, rank=rank)
    if urgent:
        act = order(Act(district, wanted, day, day), calendar, day, document, "涉嫌严重违纪，须立即停职配合调查，来不及事前沟通")
    else:
        act = order(_talked(district, calendar, random, wanted, day, day), calendar, day, document)
    return _told(act, calendar, random, None, number)


def _talked(district: District, calendar: WorkingDays, random: Random, wanted: Wanted, ordered: date, effective: date) -> Act:
    talk = back(calendar, ordered, random.randint(2, 6))
    act = Act(district, wanted, back(calendar, talk, random.randint(1, 3)), effective)
    return consult(act, talk, random.choice(_SAID))


def _told(act: Act, calendar: WorkingDays, random: Random, after: date | None, number: int = -1) -> Act:
    """Copy and acknowledgement: in time, but for the three that came late."""
    ordered = act.facts["ordered_on"]
    late = COPIES_LATE.get(act.wanted.kind) == number
    copied = max(calendar.add(ordered, 8 if late else random.randint(1, 4)), after or ordered)
    return acknowledge(copy(act, copied), calendar.add(copied, random.randint(1, 3)))
