/** Papers beside a record, the log of its acts, and what waits for the viewer. */
export const records = {
  files: {
    label: '附件',
    hint: 'PDF、图片、Excel、Word，每个不超过20 MB，至多10个',
    sending: (name: string, percent: number) => `正在上传${name}：${percent}%`,
    sent: (name: string, size: string) => `${name}（${size}）`,
    remove: (name: string) => `移除${name}`,
    tooLarge: (name: string) => `${name}超过20 MB，未上传。`,
    failed: (name: string, why: string) => `${name}没有上传：${why}`,
    lost: '连接不上服务器，请检查网络后再试。',
    none: '没有附件。',
  },
  log: {
    tab: '办理记录',
    none: '还没有办理记录。',
    note: '时间为真实时钟；只列出你能看到的办理，不含内容。',
  },
  waiting: {
    badge: (waits: number, unread: number) => `待我办理${waits}件，未读通知${unread}条`,
    title: '待我办理',
    none: '现在没有等你办理的事。',
    noneHelp: '有事等你办理时，这里和页面右上角会显示。',
    count: (n: number) => `${n} 件`,
    more: (n: number) => `只列出前${n}件。`,
    notifications: '通知',
    noNotifications: '还没有通知。',
    unread: (n: number) => `未读${n}条`,
    readAll: '全部标为已读',
    asked: '等你办理',
    gone: '记录已不在你的职权范围',
    fresh: '未读',
  },
}
