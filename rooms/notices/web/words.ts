import type { Words } from '#base/shared/words.ts'
import type { MailMode } from '../shared/schema.ts'
import { noticesDoorWords } from './door-words.ts'

export const modeWords: Words<MailMode> = {
  none: { zh: '不发邮件', en: 'No e-mails' },
  digest: { zh: '每天一封', en: 'One a day' },
  'at-once': { zh: '随时发', en: 'At once' },
}

export const noticesWords = {
  ...noticesDoorWords,
  title: { zh: '通知', en: 'Notices' },
  lead: {
    zh: '别人办了什么，跟您有关的。要您办的在“等我办”里。',
    en: 'What others did that concerns you. What you have to do is under Waiting for me.',
  },
  all: { zh: '全部', en: 'All' },
  unread: { zh: '没看过的', en: 'Not seen' },
  which: { zh: '只看', en: 'Show only' },
  new: { zh: '新', en: 'New' },
  due: { zh: '{day}前办', en: 'by {day}' },
  seenAll: { zh: '都看过了', en: 'I have seen them all' },
  seenDone: { zh: '都标成看过了', en: 'All are marked as seen' },
  none: { zh: '还没有通知', en: 'No notices yet' },
  noneHow: {
    zh: '结对要您答复、公示开始、导入完成，都会在这里告诉您。',
    en: 'When a pairing waits for your answer, is disclosed, or an import is done, you are told here.',
  },
  noneNew: { zh: '没有没看过的。', en: 'You have seen them all.' },
  more: { zh: '看更早的', en: 'Show earlier ones' },
  settings: { zh: '邮件和不打扰的时间', en: 'E-mails and quiet hours' },
  settingsLead: { zh: '邮件里只有标题和链接。', en: 'E-mails hold titles and links alone.' },
  noMail: {
    zh: '这套系统还没有设发信的服务器，不发邮件',
    en: 'No mail server is set: no e-mails are sent',
  },
  noMailHow: {
    zh: '在这里看通知不受影响。要收邮件，请找系统管理员。',
    en: 'Notices are here all the same. For e-mails, ask the system administrator.',
  },
  address: { zh: '邮箱', en: 'E-mail address' },
  addressWhy: {
    zh: '只用来给您发通知，别人看不到；随时可以去掉，账号停用时一并删去。',
    en: 'It serves for your notices alone and nobody sees it; take it away whenever you like. It goes when your account is closed.',
  },
  addressWrong: { zh: '写成 名字@单位.cn 的样子', en: 'It looks like name@example.cn' },
  sendCode: { zh: '发数字到这个邮箱', en: 'Send a code to it' },
  code: { zh: '邮件里的 6 位数字', en: 'The six digits in the e-mail' },
  codeSent: {
    zh: '数字发到了 {address}，半小时内有效。',
    en: 'A code was sent to {address}. It is good for half an hour.',
  },
  codeWrong: { zh: '填邮件里的 6 位数字', en: 'It has six digits' },
  prove: { zh: '确认邮箱', en: 'Prove the address' },
  proved: { zh: '通知发到 {address}', en: 'Notices go to {address}' },
  change: { zh: '换一个邮箱', en: 'Use another address' },
  drop: { zh: '去掉邮箱', en: 'Take it away' },
  dropped: { zh: '邮箱去掉了，不再发邮件', en: 'The address is gone, and no e-mails are sent' },
  how: { zh: '怎么发', en: 'How' },
  howDigest: {
    zh: '工作日早上一封，没有新通知就不发；两天内要办的随时发。',
    en: 'On the morning of a working day, none when nothing is new; what is due within two days comes at once.',
  },
  kinds: { zh: '哪些事发邮件', en: 'About what' },
  quiet: { zh: '不打扰的时间', en: 'Quiet hours' },
  quietHow: {
    zh: '这段时间和休息日不发，过后再发。',
    en: 'Nothing is sent then or on days off; it comes afterwards.',
  },
  from: { zh: '从', en: 'From' },
  until: { zh: '到', en: 'Until' },
  saved: { zh: '记下了', en: 'Saved' },
  back: { zh: '回到通知', en: 'Back to notices' },
} satisfies Words
