"""Stationed staff, cadres of townships and villages, grid members and district officials.

Regulation, part 1, "人员分类管理": 派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调.
"""
