/** Small parts that stand on many pages. */
export const parts = {
  span: (days: number, hours: number) => (days > 0 ? `${days} 天 ${hours} 小时` : `${hours} 小时`),
  due: {
    kept: () => '按时完成',
    missed: (span: string) => `超时 ${span} 完成`,
    running: (span: string) => `还剩 ${span}`,
    short: (span: string) => `只剩 ${span}`,
    over: (span: string) => `已超时 ${span}`,
  },
  dueAt: (time: string) => `时限 ${time}`,
  asTable: '以表格显示',
  asPicture: '以图显示',
  chartLost: '图没有载入成功，可以改用表格看。',
}

export const page = {
  copy: '复制链接',
  copied: '已复制',
  notCopied: '浏览器不允许复制，请从地址栏复制',
  print: '打印',
}

export const record = {
  goneText: '系统不区分这两种情况，以免泄露他人信息。',
}
