/** Exports of lists. */
export const exports = {
  label: { roster: '导出花名册', scores: '导出考核表' },
  text: '导出本列表的全部记录；份额外的内容与屏幕上一样遮蔽，表中有导出人水印，并记入日志。',
  columns: '选择各列',
  fetch: '导出',
}
