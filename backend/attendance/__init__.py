"""Leave, duty, daily attendance and tasks of stationed people, and whose rules bind whom.

Regulation, part 1, "人员分类管理": A类派驻机构人员参照乡镇内设机构人员执行相关管理制度, B类派驻机构主要负责人执行乡镇请销假和值班工作要求.
Part 3: "首问负责、限时办结、服务承诺、一次性告知和AB岗": a leave may never leave a window without both of its holders.
"""
