"""Changes of management classes: proposed, previewed, confirmed by a second person, in force on their day.

Regulation, part 1, "机构分类管理": 实施部门派驻机构AB类管理. The class follows from the agency's kind and its host's form on the day, or
from a documented override of one agency; so a class changes when a form, a rule or an override does, and by nothing else.
"""
