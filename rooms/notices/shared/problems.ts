import { Problem } from '#base/shared/problem.ts'

export function noMail(): Problem {
  return new Problem({
    status: 422,
    code: 'notices.no-mail',
    title: { zh: '这套系统还不能发邮件', en: 'This installation sends no e-mail yet' },
    detail: {
      zh: '请系统管理员先设好发信的服务器。',
      en: 'Ask the administrator to set a mail server.',
    },
  })
}

export function noAddress(): Problem {
  return new Problem({
    status: 422,
    code: 'notices.no-address',
    title: { zh: '要先填邮箱，并用收到的数字确认', en: 'Give an address and prove it first' },
  })
}

export function notSent(): Problem {
  return new Problem({
    status: 502,
    code: 'notices.not-sent',
    title: { zh: '邮件没发出去', en: 'The e-mail was not sent' },
    detail: {
      zh: '看看邮箱写得对不对，过几分钟再试。',
      en: 'Check the address, and try again in some minutes.',
    },
  })
}

export function tooManyCodes(): Problem {
  return new Problem({
    status: 429,
    code: 'notices.too-many-codes',
    title: { zh: '今天发过的确认邮件太多了', en: 'Too many codes were sent today' },
    detail: { zh: '明天再试。', en: 'Try again tomorrow.' },
  })
}

export function wrongCode(): Problem {
  return new Problem({
    status: 422,
    code: 'notices.wrong-code',
    title: { zh: '数字不对，或者已经过时', en: 'The code is wrong or too old' },
    detail: {
      zh: '看最后收到的那封邮件，或者再发一次。',
      en: 'Look at the last e-mail you got, or have another one sent.',
    },
  })
}

export function changedMeanwhile(): Problem {
  return new Problem({
    status: 409,
    code: 'notices.changed-meanwhile',
    title: { zh: '您在别处改过这些设置', en: 'You changed these settings elsewhere' },
    detail: { zh: '再看一眼，改好再保存。', en: 'Look once more, then save again.' },
  })
}
