import type { Words } from '#base/shared/words.ts'

export const deskWords = {
  product: { zh: '联建', en: 'Lianjian' },
  nav: { zh: '主要页面', en: 'Main pages' },
  tools: { zh: '查找和账号', en: 'Search and account' },
  home: { zh: '等我办', en: 'Waiting for me' },
  homeShort: { zh: '等我办', en: 'To do' },
  mine: { zh: '我的', en: 'Mine' },
  settings: { zh: '设置', en: 'Settings' },
  find: { zh: '查找', en: 'Search' },
  findHint: {
    zh: '找{what}。名字、拼音、拼音首字母、代码都行。',
    en: 'Finds {what}, by name, pinyin, initials or code.',
  },
  findExample: { zh: '比如：{name}、{code}。', en: 'For example {name} or {code}.' },
  findNone: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  findMeant: {
    zh: '没有找到“{query}”。是不是：',
    en: 'Nothing found for “{query}”. Did you mean:',
  },
  findWithin: {
    zh: '{what}只在您能看的范围里找：{reach}。',
    en: 'Only what is within your reach is searched of these: {what}. You reach {reach}.',
  },
  findWithinNone: {
    zh: '{what}要有角色才能找，您现在还没有。',
    en: 'These are searched within the reach of a role, and you hold none: {what}.',
  },
  findCount: { zh: '找到 {count} 条', en: '{count} found' },
  and: { zh: '、', en: ', ' },
  items: { zh: '{count} 件', en: '{count}' },
  today: { zh: '今天是 {day}。', en: 'It is {day}.' },
  noForms: { zh: '除了这些，没有表要填。', en: 'Beyond these there is no form to fill in.' },
  noneTitle: { zh: '现在没有事等您办', en: 'Nothing waits for you now' },
  noneDetail: {
    zh: '有事要您办，会一条一条排在这里，先到期的在前。下面是您随时能做的。',
    en: 'What needs you will stand here one by one, the earliest due first. Below is what you can do at any time.',
  },
  can: { zh: '您在这里能做的', en: 'What you can do here' },
  canNone: {
    zh: '您现在还没有角色，所以只能查区划、管自己的账号。要办别的，请给您开账号的人加上角色。',
    en: 'You hold no role yet, so you can look up regions and keep your own account. Ask whoever gave you the account for a role.',
  },
  roles: { zh: '我的角色', en: 'My roles' },
  since: { zh: '{day}起', en: 'since {day}' },
  until: { zh: '到 {day}', en: 'until {day}' },
  withheld: { zh: '设好二次验证才能用', en: 'works once a second factor is set up' },
  due: { zh: '最晚 {day}', en: 'by {day}' },
  demo: {
    zh: '这是演示。人和事都是编的；敦化各村的名字和代码是真的，示例县整个是编的。',
    en: 'This is a demo. People and what they do are invented; villages of 敦化 have their real names and codes, 示例县 is invented altogether.',
  },
  offline: { zh: '没有连上服务器。', en: 'The server cannot be reached.' },
  offlineSeen: {
    zh: '下面是 {at} 看到的内容，连上后会自己更新。',
    en: 'Below is what was seen on {at}; it updates by itself once the server answers.',
  },
  another: {
    zh: '这个浏览器里现在登录的是另一个账号。',
    en: 'Another account is signed in in this browser now.',
  },
  anotherDetail: {
    zh: '这一页还是原来那个人的，办不了事。',
    en: 'This page still is of whoever opened it, and does nothing any more.',
  },
  toAnother: { zh: '换到现在的账号', en: 'Go on as the present one' },
  newVersion: { zh: '有新版本。', en: 'There is a new version.' },
  takeVersion: { zh: '现在换上', en: 'Use it now' },
  notHere: { zh: '没有这一页', en: 'There is no such page' },
  notHereDetail: {
    zh: '网址可能写错了，也可能不在您能看的范围内。',
    en: 'The address may be mistyped, or it lies outside what you may see.',
  },
  notYours: { zh: '这一页不归您办', en: 'This page is for others' },
  notYoursDetail: {
    zh: '您现在的角色办不了这件事。该归您办的话，请找给您开账号的人加上角色。',
    en: 'Your roles do not reach it. If it should be yours, ask whoever gave you the account for a role.',
  },
  notYoursYet: {
    zh: '您有角色要先设好二次验证，或者登录时输过验证码，才能用。“等我办”里有怎么设。',
    en: 'Some of your roles wait for a second factor. What waits for you says how to set it up.',
  },
  toHome: { zh: '回到“等我办”', en: 'To what waits for me' },
  broken: { zh: '这一页出错了', en: 'This page broke' },
  brokenDetail: {
    zh: '您填过的内容还在这台设备上。再打开一次试试。',
    en: 'What you typed is still on this device. Try opening the page again.',
  },
  reopen: { zh: '再打开一次', en: 'Open it again' },
  settingsLead: {
    zh: '系统现在好不好，备份在不在，大家怎么登录。',
    en: 'Whether the system is well, its backups, and how people sign in.',
  },
  system: { zh: '系统', en: 'System' },
  well: {
    zh: '服务器和数据库都正常，{at} 刚看过。',
    en: 'Server and database are well, checked {at}.',
  },
  version: {
    zh: '数据是最新的样子，最近一次升级写于 {day}。',
    en: 'The data is up to date with the program, as of {day}.',
  },
  setAside: {
    zh: '有 {count} 条系统内部的通知没有送到，请装系统的人看日志。',
    en: '{count} messages inside the system were not delivered; ask whoever installed it to read the log.',
  },
  portal: { zh: '看公示页', en: 'Public pages' },
  press: { zh: '按键', en: 'Keys' },
  placeKind: { zh: '按什么选', en: 'Choose by' },
  placeRegion: { zh: '按区划选', en: 'Region' },
  placeArea: { zh: '按管理区选', en: 'Management area' },
  placeOrganization: { zh: '按组织选', en: 'Organization' },
} as const satisfies Words
