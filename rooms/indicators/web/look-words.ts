/** What the pictures of a look ask and answer. */
export const lookWords = {
  monthsOf: { zh: '“{name}”每个月有多少？', en: '{name}: how much each month?' },
  spreadOf: {
    community: {
      zh: '“{name}”各村（社区）差得多吗？',
      en: '{name}: how far apart are the communities?',
    },
    supporter: { zh: '“{name}”各单位差得多吗？', en: '{name}: how far apart are the units?' },
    ally: {
      zh: '“{name}”各联盟单位差得多吗？',
      en: '{name}: how far apart are the allies?',
    },
  },
  spreadTotal: {
    community: { zh: '参加的村（社区）一共 {count} 个。', en: '{count} communities take part.' },
    supporter: { zh: '参加的单位一共 {count} 个。', en: '{count} units take part.' },
    ally: { zh: '联盟单位一共 {count} 个。', en: '{count} allies take part.' },
  },
  nobody: { zh: '还没有谁参加。', en: 'Nobody takes part yet.' },
  fewOthers: {
    zh: '参加的不到十个，分开说就认得出是谁，所以不画图。',
    en: 'Fewer than ten take part. Apart from each other one could tell who is who, so nothing is drawn.',
  },
  ownHere: { zh: '您', en: 'you' },
  allNone: { zh: '都还是 0。', en: 'All of them are at 0 so far.' },
  ownOnly: {
    zh: '您这里是 {amount}。只有您看得到自己在哪里；图上没有别人的名字。',
    en: 'Yours is {amount}. Only you see where you are; nobody else is named.',
  },
  howMany: { zh: '几个', en: 'How many' },
  beyond: { zh: '{from} 以上', en: '{from} or more' },
  range: { zh: '{from}–{to}', en: '{from}–{to}' },
  noNames: { zh: '图上不写名字，也不排名次。', en: 'Nobody is named, and nobody is ranked.' },
  quietCommunities: {
    zh: '哪些村（社区）有一阵子没有记录了？',
    en: 'Which communities have been quiet for a while?',
  },
  quietPartnerships: {
    zh: '哪些结对有一阵子没有记录了？',
    en: 'Which partnerships have been quiet for a while?',
  },
  quietHint: {
    zh: '没有记录不等于没有办事：也许没顾上记。可以打个电话问一问。',
    en: 'No record does not mean that nothing was done: perhaps nobody found the time. A call may help.',
  },
  quietSince: { zh: '从几月起', en: 'Since' },
  quietNone: { zh: '{month}以来都有记录。', en: 'All of them have records since {month}.' },
  quietCount: {
    zh: '{month}以来没有记录的有 {count} 个，一共 {total} 个。',
    en: '{count} of {total} have no record since {month}.',
  },
  thisMonth: { zh: '这个月', en: 'This month' },
  twoMonths: { zh: '近两个月', en: 'Two months' },
  threeMonths: { zh: '近三个月', en: 'Three months' },
  sixMonths: { zh: '近半年', en: 'Half a year' },
  lastMonth: { zh: '上次记录在 {month}', en: 'last recorded in {month}' },
  never: { zh: '还没有过记录', en: 'nothing recorded so far' },
  quietOf: { zh: '{count} 个，一共 {total} 个', en: '{count} of {total}' },
  quietSource: {
    zh: '数的是这个周期里的各类记录，不分多少。{asOf}。',
    en: 'Records of any sort in this cycle, however many. {asOf}.',
  },
}
