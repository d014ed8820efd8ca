"""Texts of events: what happened, where, who said so and what was done, put together from parts that belong together."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from backend.demo.district import Hamlet
from backend.demo.store import read_csv
from backend.events.rules import EventCategory
from backend.organisations.rules import AgencyKind

_RURAL = (
    "{crop}",
    "{animal}",
    "农田",
    "田头",
    "农户",
    "机埠",
    "宅基地",
    "自然村",
    "村级",
    "耕地",
    "晒场",
    "集市",
    "老宅",
    "填塘",
)
_RURAL_PLACES = (
    "机埠旁",
    "晒谷场",
    "后山脚下",
    "祠堂边",
    "河埠头",
    "机耕路",
    "曹娥江江堤路",
    "{v}村道转角",
    "{v}南面池塘边",
    "村口",
    "村前路",
)
_URBAN_WORDS = {
    "村民": "居民",
    "村委会": "居委会",
    "村里": "社区",
    "村干部": "社区干部",
    "村两委": "社区两委",
    "村口": "小区门口",
}
_OWN_WORK = (
    "走访",
    "宣传",
    "清凉",
    "代办",
    "代取",
    "登记",
    "党员",
    "代销",
    "会商",
    "报备",
    "安排",
    "更新",
    "核对",
    "劝导",
    "督查",
    "排查",
)
"""Titles of work that the grid member starts without a report from anybody."""
_MONEY = (300, 500, 800, 1200, 1500, 2000, 3500, 5000, 6800, 8000, 12_000, 15_000, 26_000, 48_000)
_PATTERN_SLOTS = ("place", "road", "shop", "factory", "goods", "crop", "river", "animal", "who")


class Variant(NamedTuple):
    """One happening: its title, fact, detail and settlement, and the kind of agency that deals with it at levels 3 and 4."""

    title: str
    fact: str
    detail: str
    outcome: str
    kind: AgencyKind

    @property
    def own_work(self) -> bool:
        return any(word in self.title for word in _OWN_WORK)

    @property
    def rural(self) -> bool:
        return any(word in part for part in self[:4] for word in _RURAL)


class Story(NamedTuple):
    """The texts of one event; `outcome` becomes the note of its last handling step."""

    title: str
    description: str
    place: str
    outcome: str


class Storyteller:
    """Tells an event of a category and level in a village."""

    def __init__(self) -> None:
        self._words = {row["slot"]: row["words"].split("|") for row in read_csv("words.csv")}
        self._variants: dict[tuple[str, int, bool], list[Variant]] = {}
        for row in read_csv("incidents.csv"):
            parts = (row[name].split("|") for name in ("titles", "facts", "details", "handling"))
            for title, fact, detail, outcome in zip(*parts, strict=True):
                variant = Variant(title, fact, detail, outcome, AgencyKind(row["kind"]))
                for level in map(int, row["levels"]):
                    for urban in (False,) if variant.rural else (False, True):
                        self._variants.setdefault((row["category"], level, urban), []).append(variant)

    def choose(self, random: Random, category: EventCategory, level: int, village: Hamlet) -> Variant:
        """A happening that fits the category, the level and the kind of village."""
        return random.choice(self._variants[category, level, village.community])

    def tell(self, random: Random, variant: Variant, village: Hamlet, member: str, caller: str | None) -> Story:
        """Fills a variant; `member` is the grid member's name, `caller` how a reporter is spoken of, None when there is none."""
        words = self._fill(random, village)
        spot = str(words["place"]) if village.short in str(words["place"]) else f"{village.short}{words['place']}"
        said = f"{self._lead(random, variant, member, caller)}{variant.fact.format(**words)}。{variant.detail.format(**words)}"
        if caller and random.random() < 0.7:
            said += "，" + random.choice(self._words["ask"])
        told = (variant.title.format(**{**words, "place": spot}), f"{said}。", spot, variant.outcome.format(**words))
        return Story(*map(_urban, told)) if village.community else Story(*told)

    def _lead(self, random: Random, variant: Variant, member: str, caller: str | None) -> str:
        source = "lead_call" if caller else "lead_own" if variant.own_work else "lead_patrol"
        lead = random.choice(self._words[source]).format(a=member, c=caller) + "："
        return lead + random.choice(self._words["time"]) + "，" if caller and random.random() < 0.5 else lead

    def _fill(self, random: Random, village: Hamlet) -> dict[str, object]:
        words: dict[str, object] = {}
        for slot in _PATTERN_SLOTS:
            word = random.choice(self._words[slot])
            while village.community and word in _RURAL_PLACES:
                word = random.choice(self._words[slot])
            words[slot] = word.replace("{v}", village.short)
        return words | {"n": random.randint(5, 38), "m": random.randint(2, 6), "money": random.choice(_MONEY)}


def _urban(text: str) -> str:
    for rural, urban in _URBAN_WORDS.items():
        text = text.replace(rural, urban)
    return text
