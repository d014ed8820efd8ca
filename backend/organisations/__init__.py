"""Townships, villages, grids, departments, organs, units and stationed agencies, with their dated names and classes.

Regulation, part 1, "机构分类管理": agencies of class A 完全纳入乡镇管理, of class B 以乡镇为主、部门为辅的双重管理.
"""
