import { type Fault, Problem } from '#base/shared/problem.ts'
import type { Words } from '#base/shared/words.ts'

/** One answer for a wrong name, a wrong password and a closed account: none is told from another. */
export function wrongSignIn(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-sign-in',
    title: { zh: '用户名或密码不对', en: 'Wrong user name or password' },
    detail: {
      zh: '连续输错五次会锁十五分钟，别处输错的也算。忘了密码，请管理员重新发一张登录单。',
      en: 'Five wrong tries, elsewhere too, lock it for fifteen minutes. Ask your administrator for a new slip if you forgot the password.',
    },
  })
}

/** @param until a name that nobody bears is answered so too, after as many tries */
export function lockedSignIn(until: Date): Problem {
  return new Problem({
    status: 422,
    code: 'identity.locked-sign-in',
    title: {
      zh: '连续输错五次，锁住了，{time} 以后再试',
      en: 'Locked after five wrong tries: try again after {time}',
    },
    detail: {
      zh: '在那之前，对的密码和验证码也进不来。着急的，请管理员解锁。',
      en: 'Until then a right password or code does not count either. An administrator can unlock it sooner.',
    },
    parameters: { time: minuteAfter(until) },
  })
}

const hours = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})

/** The first whole minute at which it is over. */
function minuteAfter(moment: Date): string {
  return hours.format(new Date(Math.ceil(moment.getTime() / 60_000) * 60_000))
}

export function tooManyAttempts(): Problem {
  return new Problem({
    status: 429,
    code: 'identity.too-many-attempts',
    title: { zh: '试得太多了，请过十分钟再来', en: 'Too many attempts, come back in ten minutes' },
  })
}

/** @param enrolled while a second factor is being set up, a recovery code proves nothing and is offered to nobody */
export function wrongCode({ enrolled = true }: { enrolled?: boolean } = {}): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-code',
    title: { zh: '验证码不对，或者已经过期', en: 'The code is wrong or has expired' },
    detail: enrolled
      ? {
          zh: '请看手机验证器上最新的六位数字；手机不在身边，可以用一个备用码。',
          en: 'Take the newest six digits from your authenticator, or use a recovery code.',
        }
      : {
          zh: '请填手机验证器上最新的六位数字。总是不对，看看手机的时间准不准。',
          en: 'Take the newest six digits from your authenticator. If they never fit, see whether the phone shows the right time.',
        },
  })
}

/** The key that its secret was encrypted with is not the one that is here. */
export function unreadableSecondFactor(): Problem {
  return new Problem({
    status: 409,
    code: 'identity.unreadable-second-factor',
    title: {
      zh: '数据恢复过，原来的二次验证用不了了',
      en: 'The data was restored, and the former second factor cannot be used',
    },
    detail: {
      zh: '不是您填错了。请安全管理员给您撤掉旧的验证器，再重新设。管理员自己也进不来时，请管服务器的人运行：npx lianjian second-factor reset --user 用户名',
      en: 'You typed nothing wrong. A security administrator takes the former one away, and you set up a new one. If administrators cannot get in either, whoever runs the server runs: npx lianjian second-factor reset --user NAME',
    },
  })
}

export function wrongPassword(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-password',
    title: { zh: '现在的密码不对', en: 'The present password is wrong' },
  })
}

export function commonPassword(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.common-password',
    title: { zh: '这个密码太常见，容易被猜到', en: 'That password is too common' },
    detail: {
      zh: '换一个长一点的，比如四个不相干的词连在一起。',
      en: 'Take a longer one, four unrelated words for instance.',
    },
  })
}

export function wrongFirstRun(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-first-run-code',
    title: {
      zh: '启动码不对，或者系统已经有管理员了',
      en: 'The start code is wrong, or there is an administrator already',
    },
    detail: {
      zh: '启动码在服务器启动时显示在终端里。',
      en: 'The terminal shows the code when the server starts.',
    },
  })
}

export function invitationSpent(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.invitation-spent',
    title: {
      zh: '登录单上的用户名或代码不对，或者已经用过、过期了',
      en: 'The slip does not fit, was used, or has expired',
    },
    detail: {
      zh: '先再对一遍单子上的用户名和代码。都对还不行，请管理员重新发一张。',
      en: 'First compare user name and code with the slip once more. If they are right, ask your administrator for a new one.',
    },
  })
}

export function usernameTaken(username: string): Problem {
  return new Problem({
    status: 409,
    code: 'identity.username-taken',
    title: { zh: '用户名“{username}”已经有人用了', en: 'The user name {username} is taken' },
    parameters: { username },
  })
}

export function scopeUnknown(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.scope-unknown',
    title: {
      zh: '没有这个区划、管理区或单位',
      en: 'There is no such region, area or organization',
    },
  })
}

export function roleNotThere(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.role-not-there',
    title: {
      zh: '这个角色不能授在这一类范围上',
      en: 'This role is not granted on that kind of place',
    },
  })
}

export function beyondReach(): Problem {
  return new Problem({
    status: 403,
    code: 'identity.beyond-reach',
    title: {
      zh: '超出了您自己能授权的角色或范围',
      en: 'That role or place is beyond what you may grant',
    },
    detail: {
      zh: '请找管这个范围的管理员办理。',
      en: 'Ask the administrator who looks after that place.',
    },
  })
}

/** @param place public: its name is told */
export function beyondReachAt(place: string): Problem {
  return new Problem({
    status: 403,
    code: 'identity.beyond-reach',
    title: {
      zh: '您没有在“{place}”给这个角色的权限',
      en: 'You may not give this role in {place}',
    },
    detail: {
      zh: '请找管那里的联建办公室或系统管理员。',
      en: 'Ask the programme office there or a system administrator.',
    },
    parameters: { place },
  })
}

export function notToOneself(): Problem {
  return new Problem({
    status: 403,
    code: 'identity.not-to-oneself',
    title: { zh: '不能给自己授权', en: 'Nobody grants a role to themselves' },
  })
}

export function threeAdministrators(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.three-administrators',
    title: {
      zh: '系统、安全、审计管理员要由三个人担任',
      en: 'System, security and audit administrator are three people',
    },
    detail: {
      zh: '这个人已经担任其中一个，先结束原来的授权。',
      en: 'This person holds one of them already; end that grant first.',
    },
  })
}

export function daysReversed(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.days-reversed',
    title: { zh: '结束的日子早于开始的日子', en: 'It would end before it begins' },
  })
}

/** Of a role that begins today, as all do where no beginning is asked for. */
export function endPassed(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.days-reversed',
    title: {
      zh: '“到哪天为止”已经过去了，要写今天以后的日子',
      en: 'The day on which it would end has passed; take one after today',
    },
  })
}

export function endsLater(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.ends-later',
    title: { zh: '这项角色本来就结束得更早', en: 'This role ends earlier as it is' },
    detail: {
      zh: '要延长，请再授一次角色。',
      en: 'To keep it longer, give the role again.',
    },
  })
}

export function changedMeanwhile(): Problem {
  return new Problem({
    status: 409,
    code: 'identity.changed-meanwhile',
    title: {
      zh: '这个账号刚刚被别人改过，请再试一次',
      en: 'Somebody changed this account just now, try again',
    },
  })
}

/** Two years after it was closed name and user name are gone, and nobody could tell whom it would let in. */
export function erasedAccount(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.erased-account',
    title: {
      zh: '这个账号停用满两年，名字已经删去，不能再启用',
      en: 'Closed for two years, this account has lost its name and cannot be opened again',
    },
    detail: { zh: '请给本人开一个新账号。', en: 'Make a new account instead.' },
  })
}

export function demoStays(): Problem {
  return new Problem({
    status: 403,
    code: 'identity.demo-stays',
    title: {
      zh: '演示账号是大家共用的，密码和验证方式不能改',
      en: 'Demo accounts are shared: their password and second factor stay as they are',
    },
  })
}

export function secondFactorFirst(): Problem {
  return new Problem({
    status: 403,
    code: 'identity.second-factor-first',
    title: { zh: '请先输入二次验证码', en: 'Give the code of your second factor first' },
  })
}

export function alreadyEnrolled(): Problem {
  return new Problem({
    status: 409,
    code: 'identity.already-enrolled',
    title: { zh: '已经设置过二次验证', en: 'A second factor is set up already' },
    detail: {
      zh: '换手机，先停用原来的，再重新设置。',
      en: 'For a new phone, give up the present one first.',
    },
  })
}

export function closedAccount(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.closed-account',
    title: { zh: '这个账号已经停用', en: 'The account is closed' },
    detail: { zh: '要再用它，先恢复。', en: 'Open it again first.' },
  })
}

export function barredAccount(): Problem {
  return new Problem({
    status: 403,
    code: 'identity.barred-account',
    title: {
      zh: '这个账号是安全管理员停用的，只有安全管理员能恢复',
      en: 'A security administrator closed this account, and only one opens it again',
    },
    detail: { zh: '要恢复，请找安全管理员。', en: 'Ask a security administrator.' },
  })
}

export function toThemselves(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.to-themselves',
    title: { zh: '交接要交给另一个人', en: 'Hand over to somebody else' },
  })
}

export function sheetFaulty(faults: Fault[]): Problem {
  return new Problem({
    status: 422,
    code: 'identity.sheet-faulty',
    title: {
      zh: '表里有 {count} 处不对，一个账号也没有建',
      en: '{count} things in the sheet are wrong; no account was made',
    },
    parameters: { count: faults.length },
    faults,
  })
}

export function dayPassed(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.day-passed',
    title: {
      zh: '这一天已经过去，最早从今天开始',
      en: 'That day has passed; begin today at the earliest',
    },
  })
}

export function nothingToHandOver(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.nothing-to-hand-over',
    title: {
      zh: '从这一天起，这个人没有可以交接的授权',
      en: 'From that day on this person holds nothing to hand over',
    },
  })
}

/** A second identity beside one's own would be a way in that nobody sees. */
export function alreadyLinked(): Problem {
  return new Problem({
    status: 409,
    code: 'identity.already-linked',
    title: {
      zh: '已经关联过这个统一身份认证',
      en: 'This unified sign-in is linked already',
    },
    detail: {
      zh: '要换一个身份，先取消原来的关联。',
      en: 'To link another identity, take the present link away first.',
    },
  })
}

export function unifiedUnreachable(): Problem {
  return new Problem({
    status: 503,
    code: 'identity.unified-unreachable',
    title: {
      zh: '统一身份认证暂时连不上',
      en: 'The unified sign-in cannot be reached just now',
    },
    detail: {
      zh: '可以先用用户名和密码登录。',
      en: 'Sign in with user name and password meanwhile.',
    },
  })
}

/** @public Where a unified sign-in ended that came to nothing, as the address of the sign-in page names it. */
export const unifiedProblemWords: Words = {
  'identity.not-linked': {
    zh: '这个统一身份还没有关联账号。请先用登录单登录一次，再点“关联统一身份认证”。',
    en: 'No account is linked to this identity. Sign in once with a slip, then press “link unified sign-in”.',
  },
  'identity.wrong-sign-in': {
    zh: '这个账号不能登录，请找管理员。',
    en: 'This account cannot sign in. Ask your administrator.',
  },
  'identity.linked-elsewhere': {
    zh: '这个统一身份已经关联了另一个账号。',
    en: 'Another account is linked to this identity already.',
  },
  'identity.unified-failed': {
    zh: '统一身份认证没有完成，请再试一次。',
    en: 'The unified sign-in was not completed. Try again.',
  },
}
