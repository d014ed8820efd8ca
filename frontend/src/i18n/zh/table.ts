export const table = {
  pager: '翻页',
  first: '首页',
  previous: '上一页',
  next: '下一页',
}
