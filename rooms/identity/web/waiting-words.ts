/** What waits for whoever looks after accounts, and for whoever has just got one. */
import type { Words } from '#base/shared/words.ts'

export const waitingWords = {
  endingVerb: { zh: '看快到期的角色', en: 'Look at roles that end soon' },
  endingThing: { zh: '三十天内有 {count} 个', en: '{count} within thirty days' },
  endingWhy: {
    zh: '到期就用不了。要接着干的，请系统管理员再给；不干了的，正好核对。',
    en: 'They stop working on their last day. Who goes on needs a new one from the system administrator.',
  },
  lockedVerb: { zh: '看锁住的账号', en: 'Look at locked accounts' },
  lockedThing: { zh: '{count} 个', en: '{count}' },
  lockedWhy: {
    zh: '连续输错五次就锁十五分钟。先问清楚是不是本人输错的。',
    en: 'Five wrong tries lock an account for fifteen minutes. First make sure it was its owner.',
  },
  invitedVerb: { zh: '催一催登录单', en: 'Remind of slips' },
  invitedThing: { zh: '{count} 人还没有设密码', en: '{count} people have set no password yet' },
  invitedWhy: {
    zh: '登录单十四天有效。丢了、过期了，选上这些人再出一次。',
    en: 'A slip is good for fourteen days. Mark those who lost theirs and make new ones.',
  },
  seeWhich: { zh: '看是哪些', en: 'See which' },
  beginVerb: { zh: '给同事开账号', en: 'Make accounts' },
  beginThing: { zh: '现在只有您一个人', en: 'you are the only one here' },
  beginWhy: {
    zh: '先开安全管理员和审计管理员，再用表格一次开乡镇、单位和村里的。',
    en: 'First the security and the audit administrator, then all the others from a sheet.',
  },
  beginNow: { zh: '开第一个', en: 'Make the first' },
  setUpVerb: { zh: '设二次验证', en: 'Set up' },
  setUpThing: { zh: '要用手机，两分钟', en: 'a second factor: your phone, two minutes' },
  setUpWhy: {
    zh: '您的角色看得到、改得了的多，设好才能用。别的都不受影响。',
    en: 'Your role reaches far and works once it is set up. Everything else works now.',
  },
  setUpNow: { zh: '现在设', en: 'Set it up now' },
  passWhy: {
    zh: '这次登录没有输验证码，有的角色暂时用不了。',
    en: 'This session was opened without a code, so some roles wait.',
  },
} as const satisfies Words
