"""Yearly assessments of agencies and people, their three components, grades under the cap, and the two halves of the bonus.

Regulation, part 1, "考核分类管理": B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定, 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行.
"""
