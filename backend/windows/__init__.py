"""Convenience service centres, their windows, who sends and who guides, and the primary and backup of each post.

Regulation, part 3, "服务联办": 不动产登记、商事登记、中广有线、供电供水等窗口由相关站所统一派员进驻中心, 其他窗口由相关办线站所负责业务指导 ... AB岗.
"""
