/** What one account says of itself, and what is done about it. */
import type { Words } from '#base/shared/words.ts'

export const personWords = {
  reasonMistake: { zh: '给错了', en: 'Given by mistake' },
  reasonPhone: { zh: '换了手机', en: 'New phone' },
  reasonPhoneLost: { zh: '手机丢了', en: 'Phone lost' },
  reasonTypo: { zh: '本人输错了', en: 'Mistyped by the owner' },
  reasonReturned: { zh: '又回来了', en: 'Came back' },
  endedGrants: { zh: '以前的角色', en: 'Former roles' },
  heldFor: { zh: '{from}起，{to}结束', en: 'from {from}, ended on {to}' },
  endedBy: { zh: '{name} 结束的', en: 'ended by {name}' },
  handedTo: { zh: '交给了{name}', en: 'handed over to {name}' },
  ranOut: { zh: '到期', en: 'it ran out' },
  grants: { zh: '角色', en: 'Roles' },
  from: { zh: '{day}开始', en: 'begins {day}' },
  giveGrant: { zh: '再给一个角色', en: 'Give another role' },
  endGrant: { zh: '结束', en: 'End' },
  endGrantOf: { zh: '结束：{grant}', en: 'End: {grant}' },
  endGrantTitle: { zh: '结束这个角色', en: 'End this role' },
  endGrantDetail: {
    zh: '从今天起，{name}不再是“{grant}”。以前做的都留着。',
    en: 'From today {name} is no longer {grant}. What was done stays.',
  },
  gone: {
    zh: '这个角色刚才已经被同事结束了，下面是现在的样子。',
    en: 'A colleague has just ended this role; this is how things stand now.',
  },
  inviteTitle: { zh: '给{name}补一张登录单', en: 'A new slip for {name}' },
  unlock: { zh: '解锁', en: 'Unlock' },
  unlockTitle: { zh: '给{name}解锁', en: 'Unlock {name}' },
  unlockDetail: {
    zh: '本人马上可以再试。先问清楚是不是本人输错的。',
    en: 'They can try again at once. First make sure it was them.',
  },
  reset: { zh: '重设二次验证', en: 'Reset the second factor' },
  resetTitle: { zh: '重设{name}的二次验证', en: 'Reset the second factor of {name}' },
  resetDetail: {
    zh: '原来的验证器和备用码都作废，所有设备退出登录。',
    en: 'The authenticator and recovery codes stop working, and all devices are signed out.',
  },
  close: { zh: '停用账号', en: 'Close the account' },
  closeTitle: { zh: '停用{name}的账号', en: 'Close the account of {name}' },
  closeDetail: {
    zh: '本人马上退出登录，不能再进来。以前做的都留着，以后可以恢复。',
    en: 'They are signed out and cannot come back in. What was done stays, and the account can be opened again.',
  },
  closedSaid: { zh: '已停用{name}的账号。', en: 'The account of {name} is closed.' },
  barred: {
    zh: '由安全管理员停用',
    en: 'Closed by a security administrator',
  },
  barredDetail: {
    zh: '只有安全管理员能恢复。',
    en: 'Only a security administrator opens it again.',
  },
  reopen: { zh: '恢复账号', en: 'Open it again' },
  reopenTitle: { zh: '恢复{name}的账号', en: 'Open the account of {name} again' },
  reopenDetail: {
    zh: '本人可以用原来的密码登录。没结束的角色照旧。',
    en: 'They can sign in with their old password. Roles that have not ended hold again.',
  },
  handOver: { zh: '交接给别人', en: 'Hand over' },
  sessionsEnd: { zh: '正在登录的设备全部退出', en: 'All devices are signed out' },
  rolesRest: { zh: '用不了这个角色：{grant}', en: 'This role can no longer be used: {grant}' },
  you: { zh: '这是您自己', en: 'This is you' },
  youDetail: {
    zh: '自己的密码和二次验证在“我的”里改。自己的角色要别的管理员来改。',
    en: 'Change your own password and second factor under “Mine”. Another administrator changes your roles.',
  },
  secondFactorOff: { zh: '没设', en: 'Not set up' },
} as const satisfies Words
