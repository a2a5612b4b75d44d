/** What whoever holds a slip is asked, and told. */
import type { Words } from '#base/shared/words.ts'

export const slipWords = {
  title: { zh: '办好了没有？', en: 'Is it done?' },
  enterTitle: { zh: '确认单', en: 'Confirm with a slip' },
  enterLead: {
    zh: '把确认单上的编号和六位数填进来。不用登录，也不问您是谁。',
    en: 'Type the number and the six digits of your slip. Nobody asks who you are.',
  },
  number: { zh: '编号', en: 'Number' },
  numberHint: { zh: '例如 222403-12', en: 'Such as 222403-12' },
  code: { zh: '六位数', en: 'Six digits' },
  next: { zh: '下一步', en: 'Next' },
  asked: { zh: '{community}提过这件事：', en: '{community} asked for this:' },
  done: { zh: '{unit}说已经办完了。您看呢？', en: '{unit} says that it is done. What do you say?' },
  yes: { zh: '办好了', en: 'It is done' },
  no: { zh: '还没办好', en: 'Not yet' },
  words: { zh: '想说的话（可以不写）', en: 'Anything to add (optional)' },
  wordsHint: {
    zh: '哪里还没办好，写出来单位好接着办。不要写姓名、电话和身份证号。',
    en: 'What is missing, so that it can be done. No names, telephone or identity numbers.',
  },
  send: { zh: '交上去', en: 'Send' },
  private: {
    zh: '一张确认单只能答一次。系统不记是谁答的，村里和单位也看不到。',
    en: 'A slip is good for one answer. Nobody records who gave it: neither village nor unit can tell.',
  },
  thanks: { zh: '收到了，谢谢您', en: 'Thank you, it is noted' },
  thanksYes: {
    zh: '“{title}”按您说的记成：办好了。',
    en: '“{title}” is noted as done, in your word.',
  },
  thanksNo: {
    zh: '“{title}”按您说的记成：还没办好。单位和村里会看到您写的话。',
    en: '“{title}” is noted as not done yet. The unit and the village read your words.',
  },
  choose: { zh: '请选一个', en: 'Choose one' },
  wrong: { zh: '还没交上去', en: 'Not sent yet' },
  home: { zh: '看看村里都提了什么', en: 'See what is public' },
} as const satisfies Words

export const sheetWords = {
  title: { zh: '群众确认单', en: 'Slips for residents' },
  note: {
    zh: '共 {count} 张，每页 8 张。用浏览器的打印功能打印，沿虚线裁开，发给用得上这件事的群众。号码只在这一页显示一次，关掉就没有了。',
    en: '{count} slips, eight to a page. Print with your browser, cut along the dashes, hand them to those it was done for. They are shown on this page once.',
  },
  asks: { zh: '办好了没有？', en: 'Is it done?' },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '六位数', en: 'Six digits' },
  how: {
    zh: '手机扫右边的图；或者打开 {address}，填编号和六位数。不用登录，不问姓名。{day}前有效，只能答一次。没有手机，在下面打勾交给村里：□ 办好了　□ 还没办好',
    en: 'Scan the picture, or open {address} and type both numbers. No sign-in, no name. Until {day}, for one answer. Without a phone tick here and hand it in: □ done □ not yet',
  },
} as const satisfies Words
