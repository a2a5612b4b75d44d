/** How a role is given. */
import type { Words } from '#base/shared/words.ts'

export const grantWords = {
  later: { zh: '先不给，以后再说', en: 'None for now' },
  placeHint: {
    zh: '打名字、拼音首字母或代码，再从找到的里面选。',
    en: 'Type a name, pinyin, initials or a code, and choose from what is found.',
  },
  reasonDuty: { zh: '分工安排', en: 'Division of duties' },
  reasonPost: { zh: '新到岗', en: 'New in post' },
  endsOnHint: {
    zh: '这一天起不再有这个角色。不写就一直有。',
    en: 'First day without the role. Leave it empty for no end.',
  },
  giveGrantTo: { zh: '给{name}一个角色', en: 'Give {name} a role' },
  given: { zh: '{name}有新角色了', en: '{name} has the new role' },
  givenSee: { zh: '去补登录单', en: 'Go on to make the slip' },
  give: { zh: '给这个角色', en: 'Give this role' },
} as const satisfies Words
