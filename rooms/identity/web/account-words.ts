/** What somebody finds and does about their own account, and what the settings say of ways in. */
import type { Words } from '#base/shared/words.ts'

export const accountWords = {
  accountLead: { zh: '用户名 {username}', en: 'User name {username}' },
  secondFactorNone: {
    zh: '还没设。设好后，登录时除了密码，还要手机上的六位数字；别人拿到密码也进不来。',
    en: 'Not set up. With it, signing in also takes six digits from your phone, so a stolen password is not enough.',
  },
  secondFactorWithheld: {
    zh: '您的角色看得到、改得了的多，设好二次验证才能用。',
    en: 'Your roles reach far; they work once a second factor is set up.',
  },
  secondFactorMore: { zh: '备用码和停用', en: 'Recovery codes and giving it up' },
  secondFactorNotPassed: {
    zh: '这次登录没有用二次验证，退出再登录一次就行。',
    en: 'This session was opened without it; sign out and in again.',
  },
  devices: { zh: '登录着的设备', en: 'Where I am signed in' },
  devicesMore: { zh: '再看另外 {count} 台', en: 'Show {count} more' },
  thisDevice: { zh: '这台', en: 'This one' },
  deviceLine: { zh: '{began} 登录，{seen} 用过', en: 'Signed in {began}, last used {seen}' },
  signOutThere: { zh: '让它退出', en: 'Sign it out' },
  signOutOf: { zh: '让它退出：{device}', en: 'Sign out: {device}' },
  signOutAll: { zh: '全部设备退出', en: 'Sign out everywhere' },
  signOutLead: {
    zh: '公用的电脑，用完请退出。看过的内容不会留在这台设备上。',
    en: 'On a shared computer, sign out when you are done. Nothing you saw stays on it.',
  },
  signOut: { zh: '退出登录', en: 'Sign out' },
  draftsLeft: {
    zh: '这台设备上还有 {count} 份没交的内容。',
    en: '{count} things you have not sent are still on this device.',
  },
  draftsKeep: { zh: '留着，下次接着填', en: 'Keep them for next time' },
  draftsDrop: { zh: '删掉再退出', en: 'Delete them and sign out' },
  stay: { zh: '先不退出', en: 'Stay signed in' },
  leaving: { zh: '调走或换人接手', en: 'When somebody takes over' },
  leavingAsk: {
    zh: '请给您开账号的联建办公室（没有的，请系统管理员）在您的账号页上办“交接给别人”：角色和等办的事一起交给接手的人，以前做的留在您名下。账号不要转给别人用。',
    en: 'Ask the programme office that looks after your account, or a system administrator, to hand over on your page: roles and what waits go to your successor, what you did stays yours. Do not pass your account on.',
  },
  leavingOwn: {
    zh: '把角色和等办的事一起交给接手的人，以前做的留在您名下。账号不要转给别人用。',
    en: 'Roles and what waits go to your successor, what you did stays yours. Do not pass your account on.',
  },
  handOver: { zh: '交接给别人', en: 'Hand over' },
  changePassword: { zh: '改密码', en: 'Change my password' },
  changePasswordLead: { zh: '改好后，别的设备都会退出。', en: 'Other devices are signed out.' },
  currentPassword: { zh: '现在的密码', en: 'Present password' },
  passwordChanged: {
    zh: '密码改好了，别的设备已退出。',
    en: 'Your password is changed and other devices are signed out.',
  },
  linked: { zh: '统一身份认证', en: 'Unified sign-in' },
  linkedYes: { zh: '{name}：已关联', en: '{name}: linked' },
  linkedNo: { zh: '{name}：没有关联', en: '{name}: not linked' },
  link: { zh: '关联{name}', en: 'Link {name}' },
  unlink: { zh: '取消关联{name}', en: 'Unlink {name}' },
  linkedNow: { zh: '关联好了。', en: 'Linked.' },
  reading: { zh: '语言和字号', en: 'Language and text size' },
  textNormal: { zh: '标准字', en: 'Normal text' },
  textLarge: { zh: '大字', en: 'Large text' },
  unifiedNone: {
    zh: '还没有接。大家用用户名和密码登录。',
    en: 'None is connected. Everybody signs in with user name and password.',
  },
  unifiedOn: { zh: '登录页上有这些按钮：', en: 'The sign-in page has these buttons:' },
  demoOn: {
    zh: '现在是演示：演示账号谁都能用。',
    en: 'This is the demo: anybody may use the demo accounts.',
  },
} as const satisfies Words
