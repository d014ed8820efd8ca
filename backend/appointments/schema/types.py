"""GraphQL types of personnel acts and of their ledger."""

from datetime import date, datetime

import strawberry

from backend.appointments.rules import AppointmentState, Effect, Procedure, ReceiptKind, WaitingFor
from backend.graph.types import Governed, Node, connection, lazy, planned, scalar
from backend.organisations.schema.enums import ManagementClass
from backend.personnel.schema import Position
from backend.records.schema import attachments

HERE = "backend.appointments.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"

strawberry.enum(
    Procedure,
    description="程序: CONSENT 书面征得同意 (正副职调整), CONSULTATION 事前沟通并抄告 (调动、晋升、奖惩等).",
)
strawberry.enum(
    Effect,
    description="决定的效果: SEAT 任职, RELIEF 免职, EXCHANGE 正副职交流, PLACE 调动, RANK 晋升职级, NONE 不变动任职 (奖惩).",
)
strawberry.enum(
    AppointmentState,
    description="状态: DRAFT 拟稿, LETTER_SENT 已征求意见, CONSENTED 已同意, OBJECTED 不同意, CONSULTED 已沟通, ORDERED 已决定, "
    "COPIED 已抄告, ACKNOWLEDGED 已确认, WITHDRAWN 已撤回.",
)
strawberry.enum(WaitingFor, description="等待谁办理: DEPARTMENT 主管部门, TOWNSHIP 驻地乡镇.")
strawberry.enum(
    ReceiptKind,
    description="回执种类: ASKED 征求意见, CONSENTED 同意, OBJECTED 不同意, EXPIRED 逾期未复, CONSULTED 事前沟通, ORDERED 决定, "
    "OVERRIDDEN 未经同意的决定, EXPEDITED 紧急决定, COPIED 抄告, ACKNOWLEDGED 确认收到, WITHDRAWN 撤回.",
)


@strawberry.type(description="任免与人事事项的种类及其要求: “调动、职务晋升、奖惩等”, 可由各地增补.")
class AppointmentKind(Node):
    code: str = scalar("代码.")
    name: str = scalar("名称.")
    procedure: Procedure = scalar("程序.")
    effect: Effect = scalar("决定的效果.")
    position: Position | None = scalar("任职的职位; 不是任职的为空.")
    urgent: bool = scalar("紧急时可先决定后抄告.")
    reply_days: int | None = scalar("答复期限, 工作日 (假定); 期满未复只转督办, 不视为同意.")
    copy_days: int = scalar("决定后抄告的期限, 工作日 (假定).")
    basis: str = scalar("依据.")


@strawberry.type(
    description="任免与人事事项: “派驻机构正副职调整须书面征得乡镇同意, 派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”. "
    "逾期未复不视为同意."
)
class Appointment(Governed):
    procedure: Procedure = scalar("程序.")
    state: AppointmentState = scalar("状态.")
    state_on: date = scalar("进入本状态的日期.")
    waiting_for: WaitingFor | None = scalar("等待谁办理; 已了结的为空.")
    waiting_days: int | None = scalar("已等待的自然日; 已了结的为空.")
    waiting_for_me: bool = scalar("是否等待当前查看者所在单位办理.")
    silent: bool = scalar("征求意见期满未复: 转督办, 不视为同意.")
    copy_late: bool = scalar("抄告逾期: 抄告日期(未抄告的为今日)晚于期限.")
    overridden: bool = scalar("未经乡镇同意、依区级文件作出的决定.")
    expedited: bool = scalar("紧急决定, 事后抄告.")
    staff_name: str = scalar("当事人姓名, 以办理时为准.")
    management_class: ManagementClass = scalar("办理时的管理类别.")
    from_position: Position = scalar("现职位.")
    to_position: Position = scalar("拟任职位.")
    from_title: str = scalar("现职务.")
    to_title: str = scalar("拟任职务.")
    effective_on: date = scalar("(拟)生效日期.")
    counterpart_name: str | None = scalar("对调人姓名, 以办理时为准; 不是对调的为空.")
    counterpart_from_title: str | None = scalar("对调人现职务.")
    counterpart_to_title: str | None = scalar("对调人拟任职务.")
    matter: str | None = scalar("事项.")
    reason: str | None = scalar("理由.")
    to_rank: str | None = scalar("拟晋升的职级.")
    drafted_on: date | None = scalar("拟稿日期.")
    withdrawn_on: date | None = scalar("撤回日期.")
    withdrawal: str | None = scalar("撤回理由.")
    letter_number: str | None = scalar("征求意见函文号.")
    asked_on: date | None = scalar("征求意见日期.")
    reply_due_on: date | None = scalar("答复期限.")
    reply_provisional: bool | None = scalar("答复期限跨入节假日尚未公布的年份, 为暂定.")
    answered_on: date | None = scalar("答复日期.")
    answer_number: str | None = scalar("复函编号, 按乡镇和年度编列.")
    answered_by: str | None = scalar("答复签署人.")
    objection: str | None = scalar("不同意的理由.")
    released_on: date | None = scalar("调出地乡镇的答复日期.")
    release_number: str | None = scalar("调出地乡镇的复函编号.")
    released_by: str | None = scalar("调出地乡镇的答复签署人.")
    release_objection: str | None = scalar("调出地乡镇不同意的理由.")
    consulted_on: date | None = scalar("沟通日期.")
    consulted_with: str | None = scalar("沟通对象.")
    consultation: str | None = scalar("沟通记录.")
    order_number: str | None = scalar("决定文号.")
    ordered_on: date | None = scalar("决定日期.")
    override_document: str | None = scalar("未经同意而决定所依据的区级文件.")
    override_reason: str | None = scalar("未经同意而决定的理由.")
    urgent_reason: str | None = scalar("紧急决定的理由.")
    applied_at: datetime | None = scalar("已按决定变动任职的时间.")
    copy_due_on: date | None = scalar("抄告期限.")
    copied_on: date | None = scalar("抄告日期.")
    acknowledged_on: date | None = scalar("乡镇党委确认收到的日期.")
    acknowledged_by: str | None = scalar("确认人.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    kind = planned(lazy("AppointmentKind", HERE), "种类.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "当事人.")
    counterpart = planned(lazy("Staff", PERSONNEL) | None, "对调人: 同时由调入机构调往当事人的现机构.")
    agency = planned(lazy("Agency", ORGANISATIONS), "所涉派驻机构: 职位所在或所离开的机构, 由其驻地乡镇答复.")
    township = planned(lazy("Township", ORGANISATIONS), "被征求意见、被抄告的驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "提出的主管部门.")
    from_agency = planned(lazy("Agency", ORGANISATIONS), "现所在机构.")
    to_agency = planned(lazy("Agency", ORGANISATIONS), "去往的机构; 不变动的即现机构.")
    counterpart_township = planned(lazy("Township", ORGANISATIONS) | None, "调动另一方的驻地乡镇; 同一乡镇内的为空.")
    releasing_township = planned(
        lazy("Township", ORGANISATIONS) | None, "同被征求意见的调出地乡镇: 失去正副职的驻地; 与调入地同一乡镇的为空."
    )
    ordered_by = planned(lazy("Organisation", ORGANISATIONS) | None, "作出决定的单位.")
    attachments = attachments()
    receipts = connection("Receipt", HERE, "回执, 按先后.")


@strawberry.type(
    description="回执: 谁在何时征求、答复、决定、抄告、确认. 每个乡镇一本台账, 每条含上一条的散列值, 不可更改. 随事项可见."
)
class Receipt(Node):
    sequence: int = scalar("在本乡镇台账中的序号, 自1起.")
    kind: ReceiptKind = scalar("种类.")
    number: str | None = scalar("文号.")
    day: date = scalar("日期.")
    signed_by: str = scalar("签署人.")
    note: str | None = scalar("说明.")
    recorded_at: datetime = scalar("记入时间.")
    previous_hash: str = scalar("上一条的散列值 (SHA-256).")
    hash: str = scalar("本条的散列值 (SHA-256).")
    intact: bool = scalar("本条与上一条相扣, 且未被改动.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "签署单位.")
    township = planned(lazy("Township", ORGANISATIONS), "台账所属乡镇.")
    appointment = planned(lazy("Appointment", HERE) | None, "事项.")
