const whyCitizens = '群众的个人信息只给处置的单位；每次查看都有记录。'
const whyOutline = '你当前身份看事件的概况，不看内容和办理过程。'
const handlers = '看得到的人：乡镇（街道）领导和指挥室、承办机构、事发村（社区）和网格；四级事件还有区指挥中心。'
const handlersAndAudit = '看得到的人：乡镇（街道）领导和指挥室、承办机构、事发村（社区）和网格、审计局；四级事件还有区指挥中心。'

/** Masks, their reasons, and the pages that answer who sees what. */
export const access = {
  masked: {
    chip: '份额外',
    holder: {
      TOWNSHIP_SHARE: '驻地乡镇',
      DEPARTMENT_SHARE: '主管部门',
      CONDUCT_SHARE: '行风效能',
      PERSONAL: '个人信息',
      NOT_PUBLISHED: '待公布',
      OUT_OF_REMIT: '职权外',
    },
    rule: {
      TOWNSHIP_SHARE: '这是驻地乡镇的份额',
      DEPARTMENT_SHARE: '这是主管部门的份额',
      CONDUCT_SHARE: '这是行风效能的份额',
      PERSONAL: '这是个人信息',
      NOT_PUBLISHED: '还没有公布',
      OUT_OF_REMIT: '不在你的职权范围',
    },
    why: {
      TOWNSHIP_SHARE:
        '派驻机构人员考核由驻地乡镇负责。B类按驻地乡镇50%、主管部门40%、行风效能10%确定，年终考核奖两边各50%；部门只看自己的一份，合计数能倒推出乡镇的一份，所以一并不显示。',
      DEPARTMENT_SHARE: '主管部门评定的40%和按部门标准计发的一半奖金，由主管部门掌握；驻地乡镇看得到全部。',
      CONDUCT_SHARE: '行风效能占10%，由区行风效能办评定；驻地乡镇看得到全部。',
      PERSONAL: '联系方式和身份信息只给负责管理的单位和本人；每次查看都有记录。',
      NOT_PUBLISHED: '考核结果在公布之后才对本人、所长和组织部门显示。',
      OUT_OF_REMIT: '你当前身份的职权不包含这一项。',
    },
    who: {
      record: '记录标识',
      recordHint: '人员或考核记录的标识，可从链接里复制',
      field: '要查的项',
      submit: '查询',
      TOWNSHIP_SHARE: '看得到的人：驻地乡镇领导和人事、审计局；公布后还有本人。',
      DEPARTMENT_SHARE: '看得到的人：主管部门领导和人事、驻地乡镇领导和人事、审计局；公布后还有本人。',
      CONDUCT_SHARE: '看得到的人：行风效能办、驻地乡镇领导和人事、审计局；公布后还有本人。',
      PERSONAL: '看得到的人：驻地乡镇领导和人事、本人；联系方式还有B类人员的主管部门和本所所长。',
      NOT_PUBLISHED: '看得到的人：公布之前只有评定的单位和审计局。',
      OUT_OF_REMIT: '需要时请联系审计管理员。',
    },
    /** Fields that others see than the reason's usual holders. */
    of: {
      reporterName: { why: whyCitizens, who: handlers },
      reporterPhone: { why: whyCitizens, who: handlers },
      description: { why: whyOutline, who: handlersAndAudit },
      steps: { why: whyOutline, who: handlersAndAudit },
      levelTimes: { why: whyOutline, who: handlersAndAudit },
      parties: { why: whyCitizens, who: '看得到的人：乡镇（街道）领导。' },
      result: { why: whyCitizens, who: '看得到的人：乡镇（街道）领导。' },
      findings: { who: '看得到的人：乡镇（街道）领导和指挥室、审计局。' },
      measures: { who: '看得到的人：乡镇（街道）领导和指挥室、审计局。' },
      minutes: { who: '看得到的人：乡镇（街道）领导、审计局。' },
      custodianName: { who: '看得到的人：本乡镇（街道）领导和专用章保管人、区审改办、审计局。' },
      primary: { who: '看得到的人：本乡镇（街道）领导和窗口人员。' },
      backup: { who: '看得到的人：本乡镇（街道）领导和窗口人员。' },
    } as Record<string, { why?: string; who: string }>,
    label: (field: string, holder: string) => `${field}：份额外，${holder}。按回车看原因`,
    close: '关闭',
    ask: '谁能看到',
  },
  seen: {
    title: '我在这里看到什么',
    seen: (count: number) => `看得到 ${count} 项`,
    masked: (count: number) => `份额外 ${count} 项`,
    all: '这条记录的每一项你都看得到。',
    empty: '（未填）',
  },
  who: {
    record: '记录标识',
    recordHint: '人员或考核记录的标识，可从链接里复制',
    field: '要查的项',
    submit: '查询',
    title: '谁能看到',
    matrix: '权限总表',
    lead: '对某一条记录的某一项，列出此刻看得到它的每个账号、凭哪个任职、依哪条规则。',
    none: '填入记录标识和要查的项；也可以从一个“份额外”标签或人员详情页进入，会自动带上。',
    toPersonnel: '去派驻人员',
    count: (n: number) => `共 ${n} 个任职看得到`,
    nobody: '此刻没有账号看得到这一项。',
    nobodyHint: '它可能还没有公布，或者有权的岗位目前空缺。',
    columns: { account: '账号', organisation: '单位', post: '任职', role: '角色', relation: '与记录的关系', reason: '依据' },
    standsIn: (post: string) => `${post}（代理）`,
    some: (shown: number, total: number) => `共 ${total} 个任职看得到，列出前 ${shown} 个`,
    denied: '你不能查询这条记录谁能看到',
    deniedText: '可以查询的人：审计管理员；对本辖区记录，乡镇和部门的领导；对自己的记录，每个人。',
  },
}
