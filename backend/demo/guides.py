"""Service guides: conditions, materials, steps and result of an item, by its domain and the way it is handled."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from backend.approvals.rules import ItemDomain

_ISSUED = date(2017, 6, 30)

_CONDITIONS = {
    ItemDomain.AGRICULTURE: ("在本乡镇(街道)行政区域内从事农业生产经营", "承包、流转关系清楚，无权属争议"),
    ItemDomain.SAFETY: ("经营(储存)场所符合安全距离要求", "主要负责人和安全管理人员经培训合格"),
    ItemDomain.PLANNING: ("符合村庄规划或集镇控制性详细规划", "四邻无异议并已公示七日"),
    ItemDomain.CONSTRUCTION: ("工程或设施位于本乡镇(街道)建成区、村庄内", "有符合要求的施工和安全防护方案"),
    ItemDomain.ENVIRONMENT: ("项目不在饮用水水源保护区和生态红线内", "污染防治设施与主体工程配套"),
    ItemDomain.CIVIL_AFFAIRS: ("本人户籍在本乡镇(街道)", "符合现行救助、优待政策规定的对象条件"),
    ItemDomain.HEALTH: ("当事人一方户籍或居住地在本乡镇(街道)", "符合卫生和计划生育法规规定的情形"),
    ItemDomain.SOCIAL_SECURITY: ("本人参保关系在本区，或户籍在本乡镇(街道)", "未重复享受同类待遇"),
    ItemDomain.LAND: ("宗地、房屋坐落在本乡镇(街道)", "权属来源合法，界址清楚"),
    ItemDomain.COMMERCE: ("经营场所在本乡镇(街道)辖区内", "名称、经营范围符合登记管理规定"),
    ItemDomain.PUBLIC_SECURITY: ("户籍地或居住地属本辖区派出所管辖", "当事人亲自到场或依法委托"),
    ItemDomain.TAXATION: ("纳税(缴费)义务发生在本辖区", "已办理税务登记或身份信息采集"),
}
_MATERIALS = {
    ItemDomain.AGRICULTURE: ("土地承包经营权证或流转合同复印件", "村(社区)出具的生产经营情况说明", "生产场地现场照片"),
    ItemDomain.SAFETY: ("安全生产责任制和操作规程", "从业人员培训合格证明", "场所平面布置图"),
    ItemDomain.PLANNING: ("土地权属证明", "四邻签字意见", "1:500现状地形图", "建筑设计图或通用图集选用表"),
    ItemDomain.CONSTRUCTION: ("施工方案及平面布置图", "占用或开挖范围示意图", "恢复承诺书"),
    ItemDomain.ENVIRONMENT: ("建设项目基本情况表", "环境影响登记(报告)表", "污染防治设施说明"),
    ItemDomain.CIVIL_AFFAIRS: ("居民户口簿", "家庭收入和财产申报授权书", "残疾、疾病等相关证明"),
    ItemDomain.HEALTH: ("结婚证或婚姻状况承诺书", "居民户口簿", "近期一寸免冠照片2张"),
    ItemDomain.SOCIAL_SECURITY: ("社会保障卡或银行账户复印件", "居民户口簿", "相关待遇证明材料"),
    ItemDomain.LAND: ("不动产权属来源材料", "宗地图和房屋平面图", "契税完税或减免证明"),
    ItemDomain.COMMERCE: ("经营场所使用证明", "经营者身份证明", "名称预先核准通知书(无字号的除外)"),
    ItemDomain.PUBLIC_SECURITY: ("居民户口簿", "相关关系证明(出生医学证明、结婚证等)", "近期数码照片回执"),
    ItemDomain.TAXATION: ("合同、协议或缴费依据复印件", "银行账户信息", "上期申报表或核定通知书"),
}
_WAYS: tuple[tuple[tuple[str, ...], tuple[str, ...] | None, str], ...] = (
    (("身份证办", "身份证申", "居住证申领", "保障卡申领", "标志申领", "优待证"), None, "证件"),
    (("补贴申报", "资格认证", "示范社", "用工申报", "延期缴纳", "守合同"), None, "审核结果告知书"),
    (("企业设立", "公司设立", "工商户设立", "合作社设立"), None, "营业执照"),
    (("举报", "投诉", "纠纷", "争议", "复核受理"), ("诉求书面材料或谈话笔录", "相关证据材料"), "受理告知书、处理结果答复书"),
    (("查询", "证明", "利用", "打印", "开具"), ("委托他人办理的提交委托书",), "证明或查询结果"),
    (("咨询", "指导", "填报"), (), "办理意见或填报成功回执"),
    (("注销", "停用", "报废"), ("原证照正、副本", "清税证明或无债权债务承诺书"), "准予注销通知书"),
    (("遗失", "补发", "补领", "补办", "补证", "补换领", "挂失"), ("遗失声明或承诺书", "近期免冠照片2张"), "补发的证照"),
    (("不动产",), None, "不动产权证书或不动产登记证明"),
    (("变更", "更正", "延续", "延期", "换发", "换证"), ("原证照正、副本", "变更事项证明材料"), "变更后的证照或变更通知书"),
    (("代开", "申报", "缴费", "税"), ("合同、协议或缴费依据复印件",), "申报回执或完税凭证"),
    (
        ("补贴", "补助", "救助", "津贴", "奖励", "优待金", "扶助", "抚恤", "待遇", "申领", "减免", "生活费"),
        None,
        "审核结果告知书，款项发放至社会保障卡",
    ),
    (("参保", "备案", "年度"), None, "登记(备案)回执"),
    (("初审", "审查", "预审", "审核", "意见", "代收", "受理"), None, "审查意见书"),
    (
        ("核查", "踏勘", "放样", "验线", "验灰线", "验收", "复测", "复核", "核实", "调查", "认定", "确认"),
        None,
        "现场核查记录、确认意见",
    ),
    (("许可", "审批", "核准", "核发", "准养", "证明书"), None, "准予行政许可决定书及证件"),
    (("登记", "设立"), None, "登记证照或登记回执"),
    (("证",), None, "证件"),
)
"""Words of an item's name -> materials of its own (None: those of its domain), and what the applicant gets; the first that fits."""


def guide(domain: ItemDomain, row: dict[str, str], visits: int, serial: int) -> dict[str, Any]:
    """The columns of version 1 of an item's guide; lists as JSON text, phones of lines that do not exist."""
    name, short = row["name"], row["name"].split("(")[0]
    own, result = next(
        ((own, text) for words, own, text in _WAYS if any(word in name for word in words)), (None, "办理结果告知书")
    )
    conditions = _CONDITIONS[domain] if own is None else (_CONDITIONS[domain][0], "申请人为本人、权利人或依法委托的代理人")
    return {
        "version": 1,
        "issued_on": _ISSUED,
        "conditions": _json([*conditions, f"符合{row['basis']}的有关规定"]),
        "materials": _json([f"{short}申请表", "申请人身份证明(原件核对)", *(_MATERIALS[domain] if own is None else own)]),
        "steps": _json(_steps(int(row["promise"]), visits)),
        "result": result,
        "consultation_phone": f"0575-9070{serial:04d}",
        "complaint_phone": "0575-90712345",
    }


def _steps(promise: int, visits: int) -> list[str]:
    intake = "网上或邮寄提交材料，全程不用到场" if visits == 0 else "到便民服务中心窗口提交材料，一次性告知补正内容"
    if promise == 0:
        return [f"申请：{intake}", "受理：窗口当场核对", "办结：即时办理，当场送达"]
    last = "办结：加盖行政审批专用章，邮寄或窗口送达"
    if visits == 2:
        return [
            f"申请：{intake}",
            "受理：出具受理通知书",
            "现场核查：两人到场并制作记录",
            f"审核审批：承诺{promise}个工作日",
            last,
        ]
    return [f"申请：{intake}", "受理：材料齐全的当场受理", f"审核审批：承诺{promise}个工作日内作出决定", last]


def _json(texts: list[str]) -> str:
    return json.dumps(texts, ensure_ascii=False)
