import type { Words } from '#base/shared/words.ts'

export const backupWords = {
  title: { zh: '备份', en: 'Backups' },
  elsewhere: {
    zh: '数据库在另一台服务器上，由管那台服务器的人备份。也可以随时在这里的命令行用 npx lianjian backup 存一份。',
    en: 'The database is on another server, and whoever runs that server backs it up. `npx lianjian backup` on the command line makes one at any time.',
  },
  missed: { zh: '昨夜没有备份成', en: 'The nightly backup is missing' },
  missedDetail: {
    zh: '先看看磁盘满没满，再点下面的“现在备份一次”。还不成，请装系统的人看日志。',
    en: 'See whether the disk is full, then press “Back up now”. If that fails too, ask whoever installed the system to read the log.',
  },
  ahead: {
    zh: '时钟不对：有备份的日期还没到',
    en: 'A clock was wrong: a backup bears a date to come',
  },
  aheadDetail: {
    zh: '日期还没到的备份不算数，照常每夜备份。请装系统的人先把服务器的时间对好，再把这些文件移到别处：',
    en: 'Such a backup counts as none, and one is made every night as ever. Have the time of the server set right, then move these files elsewhere:',
  },
  failed: { zh: '刚才没有备份成', en: 'The backup just now failed' },
  failedDetail: {
    zh: '多半是磁盘满了。原来的备份都还在。原因写在服务器的日志里。',
    en: 'Most likely the disk is full. Earlier backups are still there; the log of the server tells why.',
  },
  last: { zh: '上次备份', en: 'Last' },
  lastLine: { zh: '{at}，{size}', en: '{at}, {size}' },
  none: { zh: '还没有', en: 'None yet' },
  state: { zh: '好不好', en: 'Sound' },
  whole: { zh: '写完后从头到尾读过一遍，是好的', en: 'Read again to its end; it is whole' },
  notRead: { zh: '还没有读过，不知道好不好', en: 'Not read again, so nobody knows' },
  secret: { zh: '加密', en: 'Encrypted' },
  encrypted: { zh: '加了密，没有口令打不开', en: 'Yes; it opens with the passphrase only' },
  open: { zh: '没有加密', en: 'No' },
  next: { zh: '下次', en: 'Next' },
  where: { zh: '放在哪里', en: 'Where' },
  count: { zh: '服务器上这个文件夹里，共 {count} 份', en: 'a folder on the server, {count} kept' },
  copy: {
    zh: '备份和数据在同一块盘上，盘坏了会一起没。请把整个文件夹常拷到别的机器上。',
    en: 'They lie on the same disk as the data. Copy the folder to another machine, often.',
  },
  make: { zh: '现在备份一次', en: 'Back up now' },
  making: { zh: '正在备份', en: 'Backing up' },
  restore: { zh: '要恢复怎么办', en: 'How to restore' },
  restoreLead: {
    zh: '恢复只能在服务器的命令行里做，放进一个新的数据文件夹，不会动现在的数据：',
    en: 'A restore is made on the command line of the server, into a new data folder; present data is not touched:',
  },
  restoreKeys: {
    zh: '从没加密的备份恢复，要有原来的三把钥匙（数据文件夹里的 session-key.json、keys.json、journal-signing-key.json），恢复后、启动前放进新文件夹。没有第一把，设过二次验证的人都要重设。现在就把它们拷出来，和备份分开放。',
    en: 'A backup that is not encrypted needs the three keys of the data folder (session-key.json, keys.json, journal-signing-key.json) beside it, in the new folder after the restore and before the start. Without the first everybody sets up the second factor anew. Copy them now, apart from the backups.',
  },
  restoreKeysInside: {
    zh: '备份加了密，三把钥匙在里面，记住口令就行。',
    en: 'The backup is encrypted and holds the three keys; the passphrase is all it needs.',
  },
  restoreInto: { zh: '把备份放进新文件夹：', en: 'Put the backup into a new folder:' },
  restoreStart: { zh: '用新文件夹启动：', en: 'Start with the new folder:' },
  restoreSafe: {
    zh: '文件坏了会先被拒绝。每年试着恢复一次，才知道用得上。',
    en: 'A damaged file is refused before anything happens. Try a restore once a year.',
  },
  waitVerb: { zh: '看备份', en: 'Look at the backups' },
  waitMissed: { zh: '昨夜没有备份成', en: 'The nightly backup is missing' },
  waitAhead: { zh: '时钟不对：有备份的日期还没到', en: 'A clock was wrong when a backup was made' },
  waitNone: { zh: '还没有一份备份', en: 'There is none yet' },
  waitWhy: {
    zh: '机器坏了，没有备份就全没了。',
    en: 'If the machine breaks, everything is lost without one.',
  },
  waitAct: { zh: '去看看', en: 'Look' },
} as const satisfies Words
