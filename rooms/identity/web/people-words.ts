/** What the list of people says, and the page that makes one account. */
import type { Words } from '#base/shared/words.ts'

export const peopleWords = {
  peopleLead: {
    zh: '谁能登录，在哪里担任什么角色。',
    en: 'Who can sign in, and who holds which role where.',
  },
  counted: { zh: '{count} 人', en: '{count} people' },
  searchPeople: { zh: '姓名、拼音首字母、用户名', en: 'Name, pinyin or user name' },
  teachTitle: { zh: '这里还没有别的人', en: 'Nobody else is here yet' },
  teachDetail: {
    zh: '给同事开一个账号，打印一张登录单交给本人。本人用登录单设自己的密码，密码只有本人知道。',
    en: 'Make an account for a colleague and print a slip. They choose a password with it that nobody else knows.',
  },
  newPerson: { zh: '给同事开账号', en: 'Add a colleague' },
  newPersonLead: {
    zh: '开好后打印登录单，交给本人。您不用替别人设密码。',
    en: 'You get a slip to print and hand over. You never set a password for somebody else.',
  },
  create: { zh: '开账号，出登录单', en: 'Make the account and its slip' },
  endsSoon: { zh: '快到期', en: 'Ends soon' },
  within30: { zh: '三十天内', en: 'Within thirty days' },
  inviteMany: { zh: '给选中的 {count} 人补登录单', en: 'New slips for {count} people' },
  inviteManyDone: {
    zh: '出了 {done} 张，{left} 张没有出成，见下面。',
    en: '{done} made, {left} could not be; see below.',
  },
} as const satisfies Words
