import type { Saying, Words } from '#base/shared/words.ts'

export const reviewWords = {
  file: { zh: '权限核查', en: 'access-review' },
  columns: {
    name: { zh: '姓名', en: 'name' },
    username: { zh: '用户名', en: 'user name' },
    role: { zh: '角色', en: 'role' },
    place: { zh: '范围', en: 'place of duty' },
    code: { zh: '范围代码', en: 'code of the place' },
    begins: { zh: '开始日', en: 'from' },
    ends: { zh: '结束日', en: 'until' },
    givenBy: { zh: '授权人', en: 'given by' },
    reason: { zh: '理由', en: 'reason' },
    capabilities: { zh: '能做什么', en: 'may' },
    lastSignIn: { zh: '最近登录', en: 'last signed in' },
    flags: { zh: '提醒', en: 'remarks' },
  },
} as const satisfies { file: Saying; columns: Words }
