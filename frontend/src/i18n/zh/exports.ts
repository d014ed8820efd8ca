/** Exports of lists. */
export const exports = {
  label: { roster: '导出花名册', scores: '导出考核表' },
  text: '导出本列表的全部记录；份额外的内容与屏幕上一样遮蔽，表中有导出人水印，并记入日志。',
  columns: '选择各列',
  template: '列模板',
  noTemplate: '不用模板，全部列',
  save: '存为模板',
  saveText: '把现在勾选的各列存为本单位的模板；同名的模板改为这些列。',
  templateName: '模板名称',
  drop: '删除模板',
  fetch: '导出',
}
