/** The refusals that any route may give. */
import { type Conflict, type Fault, Problem } from './problem.ts'
import type { Saying } from './words.ts'

export function malformed(faults: Fault[]): Problem {
  return new Problem({
    status: 400,
    code: 'base.malformed',
    title: { zh: '填的内容有 {count} 处不对', en: '{count} things in the request are wrong' },
    parameters: { count: faults.length },
    faults,
  })
}

/** What only the database noticed: it does not say which part of the request it was. */
export function unfitting(): Problem {
  return new Problem({
    status: 400,
    code: 'base.unfitting',
    title: { zh: '填的内容里有不能保存的值', en: 'The request holds a value that cannot be kept' },
  })
}

export function notSignedIn(): Problem {
  return new Problem({
    status: 401,
    code: 'base.not-signed-in',
    title: { zh: '要先登录', en: 'Sign in first' },
  })
}

/** Also for what exists but lies outside the reader's scope: its existence is not told. */
export function absent(): Problem {
  return new Problem({
    status: 404,
    code: 'base.absent',
    title: { zh: '没有找到', en: 'Not found' },
    detail: {
      zh: '网址可能写错了，也可能不在您能看的范围内。',
      en: 'The address may be mistyped, or it lies outside what you may see.',
    },
  })
}

export function refused(): Problem {
  return new Problem({
    status: 403,
    code: 'base.refused',
    title: { zh: '您没有这项权限', en: 'You may not do this' },
    detail: { zh: '要办这件事，请找给您开账号的人。', en: 'Ask whoever gave you your account.' },
  })
}

/**
 * Of whoever may do it elsewhere.
 *
 * @param place public, or known to the asker: its name is told
 */
export function refusedAt(place: string): Problem {
  return new Problem({
    status: 403,
    code: 'base.refused',
    title: { zh: '您没有在“{place}”办这件事的权限', en: 'You may not do this in {place}' },
    detail: {
      zh: '请找管那里的联建办公室；不知道是谁，就问给您开账号的人。',
      en: 'Ask the programme office there, or whoever gave you your account.',
    },
    parameters: { place },
  })
}

export function keyReused(): Problem {
  return new Problem({
    status: 422,
    code: 'base.key-reused',
    title: {
      zh: '这个重试编号已经用在另一件事上',
      en: 'This idempotency key was used for another request',
    },
  })
}

/** A code or password is told one time; whoever asks again gets a new one made instead. */
export function saidOnce(): Problem {
  return new Problem({
    status: 409,
    code: 'base.said-once',
    title: {
      zh: '已经办好了，结果只显示一次',
      en: 'It was done already, and its result is shown once',
    },
    detail: {
      zh: '没有看到结果，请重新发一张登录单。',
      en: 'If you missed the result, have a new slip made.',
    },
  })
}

export function foreignOrigin(): Problem {
  return new Problem({
    status: 403,
    code: 'base.foreign-origin',
    title: {
      zh: '这个请求来自别的网站，已拒绝',
      en: 'The request came from another site and was refused',
    },
    detail: {
      zh: '如果是在本系统里点的，请让管理员核对 LIANJIAN_URL。',
      en: 'If you were on this site, have your administrator check LIANJIAN_URL.',
    },
  })
}

const anothers = {
  page: {
    zh: '这一页是用另一个账号打开的。填的内容还在这一页上。',
    en: 'This page was opened by another account. What you typed is still on it.',
  },
  address: {
    zh: '刚才那一页是用另一个账号打开的。请回到那一页，换到现在的账号，或者用原来的账号重新登录，再点一次。',
    en: 'The page you came from was opened by another account. Go back to it, change to the account of now or sign in again as before, and try once more.',
  },
} as const

/**
 * What somebody typed would be done, and told of, as somebody else.
 *
 * @param told on the page itself, or where an address of it led
 */
export function anotherAccount(told: keyof typeof anothers): Problem {
  return new Problem({
    status: 409,
    code: 'base.another-account',
    title: {
      zh: '这个浏览器里换了账号，没有办',
      en: 'Another account is signed in in this browser; nothing was done',
    },
    detail: anothers[told],
  })
}

/** Of what anybody may do, from one address. */
export function askedTooOften(): Problem {
  return new Problem({
    status: 429,
    code: 'base.asked-too-often',
    title: {
      zh: '从这个网络来的太多了，请过一小时再来',
      en: 'Too many came from this network; come back in an hour',
    },
    detail: {
      zh: '这一次没有收下。写好的话请先留着，退回上一页还在；急的话请直接找牵头单位。',
      en: 'This one was not taken. Keep what you wrote: it is still there one page back. If it is urgent, go to the leading office itself.',
    },
  })
}

export function conflict(): Problem {
  return new Problem({
    status: 409,
    code: 'base.conflict',
    title: { zh: '已经有了一样的', en: 'It exists already' },
  })
}

/**
 * Somebody else changed it since it was read: told field by field, so that a person can decide.
 *
 * @param code of the room that keeps the records
 */
export function staleRecords(code: string, conflicts: Conflict[]): Problem {
  return new Problem({
    status: 409,
    code,
    title: {
      zh: '您打开之后，有 {count} 条已被别人改过',
      en: '{count} records were changed by somebody else since you read them',
    },
    detail: {
      zh: '您的修改还没有保存。请看别人改了什么，再决定怎么办。',
      en: 'Yours is not saved yet. See what they changed, then decide.',
    },
    parameters: { count: conflicts.length },
    conflicts,
  })
}

export function unavailable(): Problem {
  return new Problem({
    status: 503,
    code: 'base.unavailable',
    title: { zh: '系统暂时不可用，请稍后再试', en: 'Temporarily unavailable, try again shortly' },
  })
}

export function unexpected(): Problem {
  return new Problem({
    status: 500,
    code: 'base.unexpected',
    title: { zh: '系统出错了，已经记下', en: 'Something went wrong and was recorded' },
    detail: {
      zh: '您填的内容没有保存。再试一次；还不行，把下面的编号告诉管理员。',
      en: 'Nothing was saved. Try again; if it fails again, give the id below to your administrator.',
    },
  })
}

/** Request bodies and parameters the HTTP layer refuses before any room sees them. */
export function unreadable(status: number): Problem {
  const detail = unreadableWords[status]
  return new Problem({
    status,
    code: 'base.unreadable',
    title: { zh: '请求读不懂', en: 'The request cannot be read' },
    ...(detail && { detail }),
  })
}

const unreadableWords: Record<number, Saying> = {
  400: {
    zh: '网址写错了，或者内容不是完整的 JSON。',
    en: 'The address is mistyped, or the body is no whole JSON.',
  },
  413: { zh: '内容太大了。', en: 'The body is too large.' },
  415: { zh: '内容只收 JSON。', en: 'The body must be JSON.' },
}
