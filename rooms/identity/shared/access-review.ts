/** Who can see a place: what is told of each, and what should be looked at. */
import * as z from 'zod'
import type { Saying, Words } from '#base/shared/words.ts'
import { succeedingGrant } from './schema.ts'

export const flags = ['ends-soon', 'long-absent', 'second-factor-missing'] as const
export type Flag = (typeof flags)[number]

export const flagWords: Words<Flag> = {
  'ends-soon': { zh: '三十天内到期', en: 'ends within thirty days' },
  'long-absent': { zh: '九十天没有登录', en: 'not signed in for ninety days' },
  'second-factor-missing': {
    zh: '还没有设置二次验证，暂不能办事',
    en: 'no second factor yet, so it does not act',
  },
}

/** What gave a role where nobody did. */
export const giverWords: Partial<Record<string, Saying>> = {
  'first-run': { zh: '启动码', en: 'Start code' },
  demo: { zh: '演示数据自带', en: 'Part of the demo' },
}

const row = z.object({
  user: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  grant: succeedingGrant,
  givenBy: z.string().describe('Name of who gave it, or first-run or demo'),
  capabilities: z.array(z.string()),
  acts: z.boolean().describe('False while a second factor that the role needs is not set up'),
  lastSignInAt: z.iso.datetime().nullable(),
  flags: z.array(z.enum(flags)),
})
export type AccessReviewRow = z.infer<typeof row>

export const accessReviewOutput = z.object({
  place: z.object({ code: z.string(), name: z.string() }),
  items: z.array(row),
})
export type AccessReview = z.infer<typeof accessReviewOutput>
