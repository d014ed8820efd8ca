/** Lists from spreadsheets. */
export const imports = {
  title: '名单导入',
  lead: '先核对，后写入：有一行有误则什么都不写入；写入之后未被使用的，可以整批撤回。',
  target: '导入什么',
  template: '下载模板',
  columns: (required: string[], others: string[]) =>
    `必填列：${required.join('、')}${others.length > 0 ? `；可选列：${others.join('、')}` : ''}`,
  file: '文件（.xlsx，至多 700 KB）',
  noPasswords: '账号不带口令：写入之后，请在账号页为每个账号重设口令，本人才能登录。',
  mapping: '表头与模板不同时',
  mappingHint: '每行一条：文件中的表头 = 模板中的列名',
  check: '核对文件',
  tooLarge: '文件超过 700 KB，请分成几个文件导入。',
  none: '还没有导入过',
  noneText: '选择要导入的名单，下载模板填好之后交来核对。',
  summary: (total: number, faulty: number, at: string) =>
    `${at} 核对，共 ${total} 行${faulty > 0 ? `，其中 ${faulty} 行有误` : ''}`,
  faults: '错误',
  row: '行',
  column: '列',
  why: '原因',
  moreFaults: (n: number) => `另有 ${n} 处错误未列出，先改正这些再核对。`,
  commit: '写入',
  commitText: (total: number) => `把 ${total} 行全部写入；有任何一行不能写入，则一行也不写入。`,
  discard: '放弃',
  undo: '整批撤回',
  undoText: '撤回这一次写入的全部记录；其中有被办理或引用过的，就不能撤回。',
}
