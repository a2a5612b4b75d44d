import { Problem } from '#base/shared/problem.ts'

/** One answer for a wrong name, a wrong password, a locked and a closed account: none is told from another. */
export function wrongSignIn(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-sign-in',
    title: { zh: '用户名或密码不对', en: 'Wrong user name or password' },
    detail: {
      zh: '连续输错五次，要等十五分钟再试。忘了密码，请管理员重新发一张登录单。',
      en: 'After five wrong tries, wait fifteen minutes. Ask your administrator for a new slip if you forgot the password.',
    },
  })
}

export function tooManyAttempts(): Problem {
  return new Problem({
    status: 429,
    code: 'identity.too-many-attempts',
    title: { zh: '试得太多了，请过十分钟再来', en: 'Too many attempts, come back in ten minutes' },
  })
}

export function wrongCode(): Problem {
  return new Problem({
    status: 422,
    code: 'identity.wrong-code',
    title: { zh: '验证码不对，或者已经过期', en: 'The code is wrong or has expired' },
    detail: {
      zh: '请看手机验证器上最新的六位数字；手机不在身边，可以用一个备用码。',
      en: 'Take the newest six digits from your authenticator, or use a recovery code.',
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
    detail: { zh: '请管理员重新发一张。', en: 'Ask your administrator for a new one.' },
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
