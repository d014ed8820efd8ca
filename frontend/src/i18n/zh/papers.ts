/** The words of printed papers: letters, answers, notices, forms. */
export const papers = {
  label: '文书',
  none: '还没有可以打印的文书，或者不在你的份额之内。',
  names: { letter: '征求意见函', reply: '复函', release: '调出地复函', copy: '抄告单', form: '任免审批表' },
  committee: (township: string) => (township.endsWith('街道') ? `${township}党工委` : `${township}党委`),
  and: '、',
  colon: '：',
  noNumber: '（未编号）',
  blank: '＿＿＿＿',
  openDay: '　　年　月　日',
  day: (iso: string) => {
    const [year, month, day] = iso.split('-').map(Number)
    return `${year}年${month}月${day}日`
  },
  sign: (name: string) => `签章：${name}`,
  letter: {
    title: (agency: string, kind: string) => `关于${agency}${kind}征求意见的函`,
    body: (person: string, title: string, matter: string) => `经研究，拟对${person}同志（现任${title}）作如下调整：${matter}。`,
    swap: (person: string, title: string, agency: string) => `${person}同志（现任${title}）同时调往${agency}，两人对调。`,
    reason: (reason: string) => `理由：${reason}。`,
    ask: (due: string) =>
      `按照“派驻机构正副职调整须书面征得乡镇同意”的规定，现征求你们意见，请于${due}前书面答复。逾期未复不视为同意。`,
  },
  reply: {
    title: '关于派驻机构正副职调整征求意见的复函',
    received: (number: string, person: string, matter: string) => `${number}来函收悉。关于${person}同志：${matter}，答复如下：`,
    agreed: '经党委研究，同意。',
    objected: (why: string) => `经党委研究，不同意。理由：${why}。`,
    signed: (name: string) => `签署人：${name}`,
  },
  copy: {
    title: '抄告单',
    body: (person: string, matter: string, ordered: string, effective: string) =>
      `关于${person}同志：${matter}，已于${ordered}决定，自${effective}起生效。现予抄告。`,
    limit: (due: string) => `抄告期限：${due}。请在回执上签章后退回。`,
    cut: '回　执',
    receipt: '抄告回执',
    confirmed: (number: string, name: string) => `${number}抄告单已收到。确认人：${name}。`,
  },
  form: {
    title: (kind: string) => `派驻机构人员${kind}审批表`,
    name: '姓名',
    gender: '性别',
    agency: '所在机构',
    entered: '入驻日期',
    rank: '职级',
    establishment: '编制',
    department: '主管部门意见',
    township: '驻地乡镇意见',
    releasing: '调出地乡镇意见',
    order: '决定',
    copied: '抄告与确认',
  },
}
