/** The checklist of a new district. */
export const setup = {
  title: '启用清单',
  lead: '新设的区从空库到可以办事，还缺什么；已有的是否合于规定。',
  steps: '要齐备的',
  checks: '要相符的',
  step: '步骤',
  count: '已有',
  missing: '还缺',
  state: '状态',
  place: '办理',
  go: '前往',
  complete: '完成',
  open: '未完成',
  done: (done: number, all: number) => `${done} / ${all} 完成`,
}
