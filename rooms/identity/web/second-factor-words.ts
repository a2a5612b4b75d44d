/** Setting up a second factor, its recovery codes, giving it up. */
import type { Words } from '#base/shared/words.ts'

export const secondFactorWords = {
  next: { zh: '下一步', en: 'Next' },
  step: { zh: '第 {at} 步，共 3 步', en: 'Step {at} of 3' },
  scanTitle: { zh: '用验证器扫这个码', en: 'Scan this with your authenticator' },
  scanLead: {
    zh: '手机上要有一个身份验证器：应用商店里搜“身份验证器”装一个，微信小程序里也搜得到；苹果手机用自带的“密码”就行。在里面点“添加”，扫下面的码。微信、支付宝的“扫一扫”认不了这个码。',
    en: 'You need an authenticator on your phone: install one from its store, or use the Passwords that an iPhone has. Press “add” in it and scan the square; an ordinary scanner does nothing with it.',
  },
  openAuthenticator: {
    zh: '就在这台手机上：点这里打开验证器',
    en: 'On this phone: open the authenticator',
  },
  scanPicture: { zh: '二次验证的二维码', en: 'QR code of the second factor' },
  secret: { zh: '扫不了就手工输入', en: 'Or type this key' },
  recoveryTitle: { zh: '备用码', en: 'Recovery codes' },
  recoveryLead: {
    zh: '手机丢了、坏了，用一个备用码进来。每个只能用一次，打印出来锁好。',
    en: 'When the phone is lost or broken, one of these lets you in. Each works once; print them and lock them away.',
  },
  printCodes: { zh: '打印备用码', en: 'Print the codes' },
  codesFor: {
    zh: '联建备用码，{name}（{username}）',
    en: 'Lianjian recovery codes of {name} ({username})',
  },
  tryTitle: { zh: '试一次', en: 'Try it' },
  tryLead: {
    zh: '把验证器上现在的六位数字填在这里。',
    en: 'Type the six digits that the authenticator shows now.',
  },
  finish: { zh: '设好了', en: 'Finish' },
  renewCodes: { zh: '换一批备用码', en: 'New recovery codes' },
  renewLead: { zh: '旧的全部作废。', en: 'The former ones stop working.' },
  drop: { zh: '停用二次验证', en: 'Give it up' },
  dropLead: {
    zh: '停用后，要二次验证的角色又用不了。',
    en: 'Roles that need it are withheld again.',
  },
} as const satisfies Words
