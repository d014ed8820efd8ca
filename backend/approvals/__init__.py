"""Approval items, their lists and versions, guides and seals.

Regulation, part 2: 中心镇、街道委托下放事项增加到64项, 发展型乡镇委托下放41项, 生态型乡镇委托下放34项, 同时延伸下放至部门派驻站所事项84项; "3+1"事项清单.
"""
