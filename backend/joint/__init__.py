"""Joint mediation, joint enforcement and the weekly meetings.

Regulation, part 3: "矛盾联调 ... 每周定期会商 ... 7月份，全区通过综治工作平台联合调处各类矛盾纠纷1054件，调处成功率97.34%", "执法联动 ... 联合执法行动52次".
"""
