"""Invented people: names, numbers, telephones and addresses that can belong to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from backend.demo.district import District, Person, Town
from backend.demo.spelling import identity_number
from backend.demo.store import chance
from backend.kit.spelling import pinyin
from backend.personnel import models
from backend.personnel.rules import Gender, Position

_SURNAMES = (
    "陈陈陈陈陈王王王王张张张徐徐徐俞俞俞章章丁丁夏夏谢谢杜杜阮阮金金顾顾罗倪倪沈沈严严车胡胡李李周周朱朱孙孙马吴吴杨杨何何赵赵黄"
    "袁潘钱钱董梁冯郑许傅叶叶蒋余邵韩方石姚竺龚葛范屠糜钟厉景任章裘宋项陆郭施经戚虞宣柴茹鲁高林洪"
)
_MALE = {
    1955: "建国 国强 志刚 伟民 建军 国良 金龙 水林 炳炎 柏林 关根 阿兴 志明 永康 国祥 建华 忠良 荣根 张兴 祖荣 兴土 明海 志江 百川 庆丰",
    1970: "建江 建锋 海江 国平 立新 永明 志伟 建平 国华 伟江 晓东 利江 华良 钢 勇 军 剑峰 柏军 海波 小军 文龙 立军 建明 国庆 卫东 伟良 红兵 春江",
    1982: "杰 超 磊 峰 鹏 斌 凯 波 琦 俊 晓峰 佳杰 建波 海锋 旭东 志超 佳伟 宇峰 林杰 哲 栋 炜 东杰 益锋 铁锋 立峰 伟锋 少华 祥 炯",
    1990: "浩 宇航 佳辉 泽宇 文杰 梦杰 天宇 嘉豪 奕 煜 晨 俊杰 子豪 柯 钱江 恺 彬彬 启航 逸飞 锦涛 鑫 楠 烨 宸 铭 逸 涵 博文 家栋",
}
_FEMALE = {
    1955: "阿娟 桂英 水娟 素珍 美娟 菊英 秀珍 爱娟 彩娣 小芬 月娥 国英 雅珍 玉兰 杏娟 莲英",
    1970: "红英 丽萍 亚娟 建英 秋萍 海英 伟芳 小红 建芬 美芳 燕萍 雅芬 国芬 惠娟 立群 爱萍 春燕 利娟 晓英 文娟 雪芬 琴 霞 敏",
    1982: "燕 丹 芳 娜 洁 婷 莉 静 颖 佳 玲玲 晓燕 丽娜 海燕 佳燕 燕飞 丹萍 益飞 钰 琼 丽君 燕青 露 晶晶 盈盈 蓓蕾 超英 巧燕 虹 瑛",
    1990: "梦婷 佳怡 雨晴 诗琪 思佳 嘉琦 钰婷 梦洁 倩 莹 怡 悦 欣 雯 璐 珂 佳妮 晨曦 奕帆 梦娜 冰洁 柳青 诗雨 丽雯 佳颖 一帆 可欣",
}
_ESTATES = (
    "城北星河",
    "江滨花苑",
    "龙山雅居",
    "凤凰新苑",
    "滨江华庭",
    "阳光水岸",
    "百合家园",
    "舜江名庭",
    "金色港湾",
    "锦绣江南",
)
_LAST_ENTRY = date(2015, 6, 30)


@dataclass(frozen=True)
class Place:
    """Where a person stands: the owners that the row carries."""

    organisation: int
    agency: int | None = None
    township: int | None = None
    department: int | None = None
    management_class: str | None = None
    village: int | None = None
    grid: int | None = None


@dataclass(frozen=True)
class Job:
    """What a person is: title, position, the span of birth years, and how the person is paid."""

    title: str
    position: Position
    born: tuple[int, int]
    establishment: str
    rank: str
    women: float = 0.35


class Registry:
    """Makes people one after the other; no name twice in one body, no number twice at all."""

    def __init__(self, district: District, theme: str, offset: int) -> None:
        self._district, self._chance, self._offset = district, chance(theme), offset
        self._names: set[tuple[int, str]] = set()
        self._serial = 0

    def hire(self, place: Place, job: Job, home: Town | None, phone: str) -> Person:
        """Adds a person who serves at `place` and lives in `home` (or in the district's town)."""
        self._serial += 1
        random = self._chance
        gender = Gender.FEMALE if random.random() < job.women else Gender.MALE
        born = date(random.randint(*job.born), 1, 1) + timedelta(days=random.randrange(365))
        name = self._name(random, gender, born.year, place.township or place.organisation)
        full, initials = pinyin(name)
        entered = min(date(born.year + random.randint(20, 25), random.choice((3, 7, 8, 8, 9, 12)), 1), _LAST_ENTRY)
        key = self._district.store.add(
            models.Staff,
            name=name,
            name_pinyin=full,
            name_initials=initials,
            gender=gender,
            title=job.title,
            position=job.position,
            organisation_id=place.organisation,
            agency_id=place.agency,
            township_id=place.township,
            department_id=place.department,
            management_class=place.management_class,
            village_id=place.village,
            grid_id=place.grid,
            duty_phone=phone,
            mobile=self._mobile(),
            address=_address(random, home),
            id_number=self._identity(born, gender),
            birth_date=born,
            establishment=job.establishment,
            rank=job.rank,
            entered_on=entered,
            left_on=None,
        )
        return Person(key, name, job.title, job.position, gender, born, phone)

    def _name(self, random: Random, gender: Gender, year: int, body: int) -> str:
        while (body, name := invented_name(random, gender, year)) in self._names:
            continue
        self._names.add((body, name))
        return name

    def _mobile(self) -> str:
        # 154 has never been opened for subscribers; the multiplier spreads the numbers and keeps them apart.
        return f"154{(self._offset * 10_000 + self._serial) * 7_368_787 % 100_000_000:08d}"

    def _identity(self, born: date, gender: Gender) -> str:
        self._district.births[born] += 1
        pair = born.timetuple().tm_yday % 400 + self._district.births[born]
        return identity_number(born.strftime("%Y%m%d"), pair * 2 + (gender is Gender.MALE))


def invented_name(random: Random, gender: Gender, year: int) -> str:
    """A name as people born in that year have it."""
    pool = _FEMALE if gender is Gender.FEMALE else _MALE
    era = max((start for start in pool if start <= year), default=1955)
    return random.choice(_SURNAMES) + random.choice(pool[era].split())


def _address(random: Random, home: Town | None) -> str:
    if home is None or random.random() < 0.3:
        return (
            f"上虞区百官街道{random.choice(_ESTATES)}{random.randint(1, 36)}幢{random.randint(1, 4)}单元"
            f"{random.randint(1, 18)}0{random.randint(1, 4)}室"
        )
    village = random.choice(home.villages)
    return f"上虞区{home.name}{village.short}{random.randint(1, 480)}号"
