/** The rules that give each agency its class. */
export const classRules = {
  title: '分类规则',
  lead: '“根据与乡镇工作联系的紧密程度，实施部门派驻机构AB类管理”：哪种机构驻在哪种建制的乡镇，属哪一类。',
  inForce: '现行规则',
  former: '以往的规则',
  host: (form: string) => `驻${form}`,
  class: '类别',
  period: '期间',
  until: (since: string | null, until: string | null) => `${since ?? '自始'} 至 ${until ?? '今'}`,
  document: '依据文件',
  issue: '颁布分类规则',
  issueText: '按原文颁布十二种机构在三种建制下的类别；此后的变更两人办理。',
  change: '提出变更',
  none: '还没有分类规则',
  noneText: '由区审改办按文件颁布；颁布之前不能设立派驻机构。',
}
