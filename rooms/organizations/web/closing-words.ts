import type { Words } from '#base/shared/words.ts'

/** By what hangs on it, here and in the rooms above. */
export const closingWords = {
  posts: { zh: '一起停用，恢复时还在', en: 'Over with it, and back when it is reopened' },
  contacts: {
    zh: '留到各自的期限，到期自动删除；不用了可以先删',
    en: 'Kept until their own last day; delete them before when they are of no use',
  },
  teams: { zh: '一起停用，恢复时还在', en: 'Over with it, and back when it is reopened' },
  joined: {
    zh: '队伍名单里还有它，要退出请改队伍',
    en: 'The teams still name it; change them to take it out',
  },
  grants: {
    zh: '不会自动结束，请到“人员”里逐个结束',
    en: 'They do not end by themselves; end them under People',
  },
  partnerships: {
    zh: '不会自动结束，照原来的期限还在；要换人包联，得重新结对',
    en: 'They do not end by themselves and hold for their term; pair again to replace it',
  },
  participations: {
    zh: '从今天起退出；恢复时行动还没结束的，自动回来',
    en: 'It leaves them today, and is back in those still under way when it is reopened',
  },
} as const satisfies Words
