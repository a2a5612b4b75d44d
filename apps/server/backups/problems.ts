import { Problem } from '#base/shared/problem.ts'

export function justMade(): Problem {
  return new Problem({
    status: 422,
    code: 'backups.just-made',
    title: { zh: '十分钟内刚备份过', en: 'One was made within the last ten minutes' },
  })
}
