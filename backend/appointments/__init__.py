"""Appointments and personnel acts: written consent for chiefs and deputies, prior consultation and a copy for everything else.

Regulation, part 1, "人员分类管理": 派驻机构正副职调整须书面征得乡镇同意, 派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委.
"""
