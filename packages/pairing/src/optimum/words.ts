import type { Reason } from '../reason.ts'

export type Language = 'zh-CN' | 'en'

/** A reason of the optimum in plain words. */
export function optimumWords(_reason: Reason, _language: Language = 'zh-CN'): string {
  throw new Error('not built yet')
}
