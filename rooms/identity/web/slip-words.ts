/** What stands on slips and around them. */
import type { Words } from '#base/shared/words.ts'

export const slipWords = {
  slipsMany: {
    zh: '一共 {count} 张，每页 8 张。打印出来沿虚线裁开，当面交给本人。',
    en: '{count} slips, eight to a page. Print, cut along the dashes, and hand each to its owner.',
  },
  slip: { zh: '登录单', en: 'Slip' },
  slipLead: {
    zh: '代码只显示这一次，系统里不留。打印出来交给本人，或请本人当面扫。',
    en: 'The code is shown this once and is not kept. Print it for its owner, or let them scan it now.',
  },
  slipLeave: { zh: '登录单还没有交给本人', en: 'The slip is not handed over yet' },
  slipsDone: {
    zh: '{count} 张登录单都打印好、交给本人了吗？',
    en: 'Are all {count} slips printed and handed over?',
  },
  slipsPrint: {
    zh: '这一页不打印代码。请按页面上的“打印登录单”。',
    en: 'No codes are printed from this page. Press “Print” on it for the slips.',
  },
  slipLeaveDetail: {
    zh: '离开这一页，代码就看不到了，只能再补一张。',
    en: 'Once you leave this page the code is gone and a new slip has to be made.',
  },
  slipStay: { zh: '留在这里', en: 'Stay here' },
  slipGo: { zh: '离开', en: 'Leave' },
  slipFor: { zh: '{name}的登录单', en: 'Slip for {name}' },
  validUntil: { zh: '有效到', en: 'Valid until' },
  slipStep1: {
    zh: '用手机扫这张单子上的码，或打开 {address}',
    en: 'Scan the square, or open {address}',
  },
  slipHere: {
    zh: '单子上的网址只有这台电脑打得开',
    en: 'The address on this slip opens on this computer only',
  },
  slipHereDetail: {
    zh: '请本人就在这台电脑上设密码；或者请装系统的人先设好网址（LIANJIAN_URL），再补一张。',
    en: 'Let its owner set the password here, or have the address set first (LIANJIAN_URL) and give a new slip.',
  },
  slipStep2: { zh: '填上面的用户名和一次性代码', en: 'Type the user name and the one-time code' },
  slipStep3: { zh: '定一个只有您自己知道的密码', en: 'Choose a password that only you know' },
  print: { zh: '打印登录单', en: 'Print' },
  slipDone: { zh: '交给本人了', en: 'It is handed over' },
  slipVoid: {
    zh: '{name}的登录单作废，请再出一张',
    en: 'The slip of {name} is void: make another',
  },
  slipVoidDetail: {
    zh: '以前出的那张单子管不了新给的角色。在这个人的页面上点“补一张登录单”。',
    en: 'The earlier slip was not made for the new role. Make another on their page.',
  },
  scan: { zh: '扫码打开的网址', en: 'Address behind the square' },
} as const satisfies Words
