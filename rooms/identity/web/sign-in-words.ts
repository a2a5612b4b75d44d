/** What is said to whoever is not signed in yet: signing in, the first administrator, redeeming a slip. */
import type { Words } from '#base/shared/words.ts'

export const signInWords = {
  signIn: { zh: '登录', en: 'Sign in' },
  signInLead: { zh: '联建工作台', en: 'The Lianjian desk' },
  ended: {
    zh: '登录已经结束：太久没有用，或者在别处退出了。请再登录一次，没交的内容还在这台设备上。',
    en: 'Your session is over: it was not used for a while, or ended elsewhere. Sign in again; what you had not sent is still on this device.',
  },
  made: { zh: '设好了，请登录。', en: 'It is set up. Please sign in.' },
  password: { zh: '密码', en: 'Password' },
  toRedeem: {
    zh: '第一次用，或忘了密码：用登录单',
    en: 'First time here, or password forgotten: use a slip',
  },
  toFirstRun: {
    zh: '这是新装的系统：设第一个管理员',
    en: 'A new installation: set up the first administrator',
  },
  unifiedLead: { zh: '或者用', en: 'Or with' },
  demoLead: {
    zh: '演示账号，点一个就进去。里面的人和事都是编的。',
    en: 'Demo accounts: one tap and you are in. People and facts in there are invented.',
  },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '手机不在身边，就填一个备用码，不分大小写，横线可不填。备用码用一次就作废。',
    en: 'Without your phone, type one recovery code; capitals and hyphens do not matter. Each works once.',
  },
  codeWrong: {
    zh: '验证码是六位数字，备用码照着纸上写',
    en: 'Six digits, or a recovery code as it is printed',
  },
  digitsWrong: { zh: '验证码是六位数字', en: 'The code has six digits' },
  back: { zh: '回去', en: 'Back' },
  firstRun: { zh: '设第一个管理员', en: 'Set up the first administrator' },
  firstRunLead: {
    zh: '系统里还没有管理员。启动码显示在启动服务器的那个窗口里。',
    en: 'There is no administrator yet. The window in which the server was started shows the start code.',
  },
  startCode: { zh: '启动码', en: 'Start code' },
  startCodeHint: { zh: '像 7K2M-9QWX-3BTF 这样。', en: 'It looks like 7K2M-9QWX-3BTF.' },
  home: { zh: '管哪里', en: 'Which place you administer' },
  homeHint: { zh: '一个县、一个市或一个省。', en: 'A county, a prefecture or a province.' },
  ownNameHint: { zh: '您自己的名字，同事看得见。', en: 'Your own, as colleagues see it.' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHint: {
    zh: '至少 10 个字。四个不相干的词连在一起，好记也难猜。',
    en: 'At least 10 characters. Four unrelated words are easy to keep and hard to guess.',
  },
  newPasswordWrong: { zh: '密码至少要 10 个字', en: 'A password has at least 10 characters' },
  makeFirst: { zh: '设好，去登录', en: 'Set it up and sign in' },
  notFirst: { zh: '这个系统已经有管理员了', en: 'This installation has an administrator already' },
  notFirstDetail: {
    zh: '请用自己的账号登录，或者找管理员要登录单。',
    en: 'Sign in with your account, or ask the administrator for a slip.',
  },
  redeem: { zh: '用登录单设密码', en: 'Set a password with your slip' },
  redeemLead: {
    zh: '管理员给您的那张纸上有用户名和代码。填好，再给自己定一个密码。',
    en: 'Your administrator gave you a sheet with a user name and a code. Type both and choose a password.',
  },
  slipCodeHint: {
    zh: '登录单上印着，12 个字母和数字，横线可不写。',
    en: 'As printed on the slip: 12 letters and digits; hyphens may be left out.',
  },
  slipCodeWrong: { zh: '代码有 12 个字母和数字', en: 'The code has 12 letters and digits' },
  setPassword: { zh: '设好密码', en: 'Set the password' },
  redeemed: { zh: '密码设好了', en: 'The password is set' },
  redeemedIn: {
    zh: '您已经登录了。以后用“{username}”和刚才的密码登录。登录单可以撕掉了。',
    en: 'You are signed in. From now on sign in as {username} with the password you chose. You can tear up the slip.',
  },
  enter: { zh: '进入工作台', en: 'Go to the desk' },
  redeemedLead: {
    zh: '以后用“{username}”和刚才的密码登录。登录单可以撕掉了。',
    en: 'Sign in as {username} with the password you chose. You can tear up the slip.',
  },
} as const satisfies Words
