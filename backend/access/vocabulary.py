"""The words that a policy may use: roles, relations, and per object type its groups, relations, classes and acts.

Roles, relations and effects are fixed here; object types come from the entities at start. A policy that uses any other
word is refused (`policy.py`), so a misspelt rule can neither grant nor protect by accident.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

ANY = "any"
"""The relation that every viewer has to every row."""

NO_CLASS = "-"
"""The class of rows whose type has no classes."""

PUBLISHED = "published"

ACTIONS = ("read", "write", "reveal", "audit")
"""Actions that every type knows; acts (`event.dispatch`) are declared by their type."""

EFFECTS = ("allow", "deny")

RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        ANY: "任何人",
        "self": "本人",
        "own": "所在派驻机构",
        "host": "驻地乡镇",
        "parent": "主管部门",
        "village": "所在村(社区)",
        "grid": "所在网格",
        "assigned": "承办机构",
        "station": "办理站所",
        "owner": "事项主管部门",
        "body": "本单位",
        "handled": "前一环节经办人",
        "decides": "审批单位",
        "copied": "抄送单位",
        "cover": "顶岗人",
        "other": "换班对方",
        "counterpart": "调动另一方乡镇",
        "releasing": "调出地乡镇",
        PUBLISHED: "已公布",
        "self_published": "本人且已公布",
        "own_published": "所在派驻机构且已公布",
        "parent_published": "主管部门且已公布",
    }
)
"""Relation between the viewer and a row -> what it is called in the product."""


class Duty(StrEnum):
    """What an account is for; one account has one duty (三员分立: the three officers see no business data)."""

    BUSINESS = "BUSINESS"
    SYSTEM = "SYSTEM"
    SECURITY = "SECURITY"
    AUDIT = "AUDIT"


@dataclass(frozen=True)
class Role:
    """A role that a post carries; `duty` is None for a role that is only inherited and that no post may carry."""

    name: str
    duty: Duty | None
    label: str


def _roles(*roles: Role) -> Mapping[str, Role]:
    return MappingProxyType({role.name: role for role in roles})


ROLES = _roles(
    Role("everyone", None, "所有账号"),
    Role("member", Duty.BUSINESS, "工作人员"),
    Role("town_member", Duty.BUSINESS, "乡镇(街道)工作人员"),
    Role("town_leader", Duty.BUSINESS, "乡镇(街道)领导"),
    Role("town_personnel", Duty.BUSINESS, "乡镇(街道)组织人事"),
    Role("town_command", Duty.BUSINESS, "乡镇(街道)综合信息指挥室"),
    Role("window_clerk", Duty.BUSINESS, "便民窗口人员"),
    Role("seal_keeper", Duty.BUSINESS, "审批专用章保管人"),
    Role("village_officer", Duty.BUSINESS, "村(社区)干部"),
    Role("grid_officer", Duty.BUSINESS, "网格员"),
    Role("dept_member", Duty.BUSINESS, "部门工作人员"),
    Role("dept_leader", Duty.BUSINESS, "部门领导"),
    Role("dept_personnel", Duty.BUSINESS, "部门组织人事"),
    Role("agency_staff", Duty.BUSINESS, "派驻机构人员"),
    Role("agency_head", Duty.BUSINESS, "派驻机构负责人"),
    Role("district_leader", Duty.BUSINESS, "区领导"),
    Role("district_org", Duty.BUSINESS, "区委组织部"),
    Role("district_conduct", Duty.BUSINESS, "区行风效能办"),
    Role("district_command", Duty.BUSINESS, "区综合信息指挥中心"),
    Role("district_reform", Duty.BUSINESS, "区审改办"),
    Role("district_audit", Duty.BUSINESS, "区审计局"),
    Role("system_admin", Duty.SYSTEM, "系统管理员"),
    Role("security_admin", Duty.SECURITY, "安全管理员"),
    Role("audit_admin", Duty.AUDIT, "审计管理员"),
)
"""Every role by name, in the order in which matrices print them."""


@dataclass(frozen=True)
class TypeWords:
    """What a policy may say about one object type; orders are the orders in which tables and matrices print.

    `classes` is `("-",)` for a type without classes; `acts` are full action names such as `event.dispatch`.
    """

    groups: tuple[str, ...]
    relations: tuple[str, ...]
    classes: tuple[str, ...] = (NO_CLASS,)
    acts: tuple[str, ...] = ()

    @property
    def actions(self) -> tuple[str, ...]:
        """Every action that a rule for this type may name."""
        return ACTIONS + self.acts

    def covered(self, pattern: str) -> tuple[str, ...]:
        """The groups that a group pattern (`contact`, `bonus.*`, `*`) names, in declared order."""
        if pattern == "*":
            return self.groups
        if pattern.endswith(".*"):
            return tuple(group for group in self.groups if group.startswith(pattern[:-1]))
        return tuple(group for group in self.groups if group == pattern)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words of one build of the product; there is one of a build, so it is compared by identity."""

    types: Mapping[str, TypeWords]

    @classmethod
    def of(cls, types: Mapping[str, TypeWords]) -> "Vocabulary":
        """The vocabulary of these object types. ValueError: a relation that does not exist, or a type without `basic`."""
        for name, words in types.items():
            strange = [relation for relation in words.relations if relation not in RELATIONS]
            if strange:
                raise ValueError(f"type {name} declares unknown relations: {', '.join(strange)}")
            if "basic" not in words.groups:
                raise ValueError(f"type {name} has no group `basic`, so none of its rows could exist for anybody")
        return cls(MappingProxyType(dict(types)))

    def objects(self) -> tuple[str, ...]:
        """Every `Type.group`, in declared order."""
        return tuple(f"{name}.{group}" for name, words in self.types.items() for group in words.groups)
