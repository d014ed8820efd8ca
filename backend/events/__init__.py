"""Four-level events with their steps and two clocks, and the four platforms of each township.

Regulation, part 3, "信息联处": 一级事件由网格员直接处理; 二级事件由村(社区)处理; 三级事件由乡镇综合信息指挥室分派; 四级事件由区综合信息指挥中心分派.
"""
