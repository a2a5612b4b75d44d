import type { Words } from '#base/shared/words.ts'

export const journalWords = {
  title: { zh: '日志', en: 'Journal' },
  lead: {
    zh: '谁在什么时候做了什么、为什么。封存后有人改过，会被查出来。',
    en: 'Who did what, when and why. Once sealed, an entry that was altered is found out.',
  },
  looksElsewhere: {
    zh: '这里是改动和登录。谁看过个人的信息，在那个人、那个单位的页面上，“谁看过、谁改过”里查。点“做了什么”打开那一页：单位改前改后是什么、账号有过哪些角色，都在那里。',
    en: 'These are changes and sign-ins. Who looked at what concerns a person stands on the page of that person or organization, under “Who looked and who changed”. Choose what was done to open that page: what a unit was before and which roles an account had stand there.',
  },
  what: { zh: '查日志，下载后核对', en: 'Read the journal, download and check it' },
  where: {
    zh: '谁改了什么、为什么，都在“日志”里',
    en: 'Who changed what and why, under “Journal”',
  },
  search: { zh: '谁做的，或者对什么做的', en: 'Who did it, or to what' },
  noneDetail: {
    zh: '人的姓名、用户名要写全；村、单位、行动这些写名字里的几个字就行，村和单位也可以写拼音。也可以去掉上面的条件再找。',
    en: 'Names of people are typed in full; of villages, units and programmes a part will do, of villages and units also the pinyin. Or remove the filters above.',
  },
  action: { zh: '做了什么', en: 'What' },
  actionHow: { zh: '{action}（{how}）', en: '{action} ({how})' },
  by: { zh: '谁', en: 'Who' },
  at: { zh: '时间', en: 'When' },
  reason: { zh: '为什么', en: 'Why' },
  subject: { zh: '对什么', en: 'To what' },
  records: { zh: '{count} 条记录', en: 'records: {count}' },
  manyOf: { zh: '{whole}：{many}', en: '{whole}: {many}' },
  room: { zh: '方面', en: 'About' },
  identity: { zh: '账号和角色', en: 'Accounts and roles' },
  organizations: { zh: '单位', en: 'Organizations' },
  regions: { zh: '村组、小区、网格和管理区', en: 'Places and areas' },
  programmes: { zh: '行动', en: 'Programmes' },
  pairing: { zh: '结对', en: 'Pairing' },
  days: { zh: '最近', en: 'Within' },
  one: { zh: '一天', en: 'a day' },
  seven: { zh: '七天', en: 'seven days' },
  thirty: { zh: '三十天', en: 'thirty days' },
  year: { zh: '一年', en: 'a year' },
  county: { zh: '哪个县', en: 'Which county' },
  countyHint: {
    zh: '日志按县封存。写县代码的六位数字，在“区划”里查得到。',
    en: 'A journal is sealed county by county. Its code has six digits; “Regions” tells it.',
  },
  countyWrong: { zh: '县代码是六位数字', en: 'A county code has six digits' },
  countyShow: { zh: '看这个县的', en: 'Show this county' },
  countyOther: { zh: '换一个县', en: 'Another county' },
  download: { zh: '下载全部日志', en: 'Download the whole journal' },
  downloadLead: {
    zh: '下载已封存的全部日志，拿到另一台电脑上核对有没有被改过：',
    en: 'Download all that is sealed and check on another computer that nothing was altered:',
  },
  counted: { zh: '{count} 条', en: '{count} entries' },
  teachTitle: { zh: '这里还没有记录', en: 'Nothing was done here yet' },
  teachDetail: {
    zh: '有人开账号、改单位、给角色，这里就会多一条。',
    en: 'Each time somebody makes an account, changes a unit or gives a role, an entry is added.',
  },
  system: { zh: '系统', en: 'The system' },
  gone: { zh: '已删去的账号', en: 'An account that is gone' },
  party: { zh: '抽签第 {number} 方', en: 'Party {number} of the draw' },
  traces: { zh: '谁看过、谁改过', en: 'Who looked and who changed' },
  tracesOfAccount: {
    zh: '从新到旧。别人打开这个账号的页面、查“谁能看到”时看到，都算看过；十分钟里看几次算一次。本人看自己的、只在列表里看到名字，都不算。看过的记录留两年。',
    en: 'Newest first. Somebody else who opens the page of this account, or sees it on asking who can see a place, has looked, several times within ten minutes as once. Its owner has not, nor has who sees a name in a list. Looks are kept for two years.',
  },
  tracesOfOrganization: {
    zh: '从新到旧。看联系人和电话、看任职的人是谁、打开干部的页面，都算看过；十分钟里看几次算一次。没有登记人的、只在列表里看到名字的，不算。看过的记录留两年。',
    en: 'Newest first. Reading contacts and their numbers or who holds the posts, and opening the page of a cadre, counts as a look, several within ten minutes as one. Where nobody is entered, or a name stands in a list, it is none. Looks are kept for two years.',
  },
  untouched: { zh: '还没有别人看过或改过。', en: 'Nobody else has looked at it or changed it.' },
  looked: { zh: '看过', en: 'looked at it' },
  more: { zh: '再往前看', en: 'Show earlier ones' },
} as const satisfies Words

/** How somebody signed in is kept where others give a reason, and said with what they did. */
export const signInWords: Words = {
  password: { zh: '用密码', en: 'by password' },
  code: { zh: '用密码和验证码', en: 'by password and code' },
  unified: { zh: '用统一登录', en: 'by the unified sign-in' },
}

/** What a look was for, as the page that was opened names it. */
export const purposeWords: Words = {
  'account-page': { zh: '看了这个账号的页面', en: 'opened the page of this account' },
  'access-review': {
    zh: '查“谁能看到”时，看到了这个账号的角色和最近登录',
    en: 'saw the roles and the last sign-in on asking who can see a place',
  },
  cadre: { zh: '看了这名干部的页面', en: 'opened the page of this cadre' },
  contacts: { zh: '看了联系人和电话', en: 'read the contacts and their numbers' },
  posts: { zh: '看了谁在任职', en: 'read who holds the posts' },
}
