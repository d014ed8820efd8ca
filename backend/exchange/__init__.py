"""Spreadsheets in and out: imports that are tried before they are done and can be taken back, rosters that show one's share.

Regulation, part 1, "人员分类管理": 全区832名派驻机构人员已全部纳入乡镇属地管理. A district begins with the lists that it has.
"""
