/** Bonus standards. */
export const standards = {
  title: '考核奖标准',
  lead: '各单位自定本单位的标准；已有人按此公布考核奖的，不再改变。',
  quote: '“A类机构年终考核奖参照驻地乡镇标准执行；B类机构……年终考核奖按照驻地乡镇和派出部门标准各50%比例执行”',
  enter: '定本单位标准',
  change: '改定',
  forGrade: '为等次另定',
  body: '单位',
  position: '职位',
  grade: '等次',
  allGrades: '各等次',
  amount: '标准（元）',
  none: '这一年度还没有你看得到的标准',
  noneText: '由各乡镇和派出部门的组织人事为本单位定。',
}
