import type { Words } from '#base/shared/words.ts'

export const mailWords = {
  subjectOne: { zh: '联建：{title}', en: 'Lianjian: {title}' },
  subjectMany: { zh: '联建：{count} 条通知', en: 'Lianjian: {count} notices' },
  due: { zh: '（{day}前）', en: ' (by {day})' },
  open: { zh: '打开', en: 'Open' },
  all: { zh: '看全部通知', en: 'See all notices' },
  why: {
    zh: '这封信按您在“通知”里的设置发出。',
    en: 'You get this by your own settings of notices.',
  },
  stop: { zh: '不再收邮件', en: 'Get no more e-mails' },
  codeSubject: { zh: '联建：确认您的邮箱', en: 'Lianjian: prove your address' },
  code: {
    zh: '确认邮箱的数字是 {code}，半小时内有效。',
    en: 'The code to prove your address is {code}. It is good for half an hour.',
  },
  notYou: {
    zh: '不是您填的邮箱？不用管这封信。',
    en: 'Did you not give this address? Then do nothing.',
  },
  stopTitle: { zh: '不再收通知邮件', en: 'Get no more e-mails of notices' },
  stopAsk: {
    zh: '按下面的按钮，就不再给您发通知邮件。登录后仍能看通知，也能再打开邮件。',
    en: 'Press the button and no more e-mails of notices are sent to you. You still see notices when you sign in, and can turn e-mails on again.',
  },
  stopped: { zh: '好了，不再给您发邮件', en: 'Done: no more e-mails' },
  stoppedHow: {
    zh: '想再收，登录后在“通知”里打开。',
    en: 'To get them again, sign in and turn them on under notices.',
  },
} satisfies Words
