import { expect, test } from 'vitest'
import * as z from 'zod'
import { faultsOf, saidAs } from './input-faults.ts'
import { say } from './words.ts'

/** Every sentence in both languages, by field. */
function said(schema: z.ZodType, given: unknown): Record<string, string> {
  const { error } = schema.safeParse(given)
  const faults = faultsOf(error?.issues ?? [], given, (path) => path.join('.'))
  return Object.fromEntries(
    faults.map(({ pointer, detail, parameters }) => [
      pointer,
      `${say(detail, 'zh-CN', parameters)} ${say(detail, 'en', parameters)}`,
    ]),
  )
}

test.each([
  [z.string(), undefined, '这一项没有填。 This is missing.'],
  [z.coerce.number(), undefined, '这一项没有填。 This is missing.'],
  [z.coerce.number().int(), 'x', '要填数字。 This must be a number.'],
  [z.coerce.number().int(), '1.5', '要填整数。 This must be a whole number.'],
  [z.string(), ['a', 'b'], '这一项只能填一次。 This can be given once only.'],
  [z.string(), 3, '要填文字。 This must be a text.'],
  [z.string().min(1), '', '这一项不能空着。 This must not be empty.'],
  [z.string().min(2), 'a', '至少要 2 个字。 At least 2 characters.'],
  [z.string().max(2), 'abc', '最多 2 个字。 At most 2 characters.'],
  [z.array(z.int()).max(1), [1, 2], '最多 1 项。 At most 1 in this list.'],
  [z.array(z.int()).min(1), [], '至少要 1 项。 At least 1 in this list.'],
  [z.int().min(1), 0, '不能小于 1。 Not below 1.'],
  [z.int().max(3), 4, '不能大于 3。 Not above 3.'],
  [z.number().positive(), 0, '要大于 0。 More than 0.'],
  [z.number().lt(5), 5, '要小于 5。 Less than 5.'],
  [z.int().multipleOf(5), 3, '要是 5 的倍数。 A multiple of 5.'],
  [z.boolean(), 'yes', '要填是（true）或否（false）。 This must be true or false.'],
  [z.array(z.int()), 'a', '要填一个列表。 This must be a list.'],
  [z.object({}), 'a', '要分项填写。 This must be an object with fields.'],
  [z.enum(['village', 'town']), 'x', '要填其中之一：village、town。 One of: village, town.'],
  [z.literal(2), 3, '要填其中之一：2。 One of: 2.'],
  [z.uuid(), 'x', '编号不完整，或者写错了。 This id is incomplete or mistyped.'],
  [z.iso.date(), 'x', '要填日期，像 2026-03-26。 This must be a day, such as 2026-03-26.'],
  [z.string().regex(/a/), 'b', '写法不对。 This is not written as it should be.'],
  [
    z.string().regex(/a/, saidAs({ zh: '要有 a。', en: 'Needs an a.' })),
    'b',
    '要有 a。 Needs an a.',
  ],
  [z.union([z.int(), z.boolean()]), 'b', '写法不对。 This is not written as it should be.'],
  [z.string().refine(() => false), 'b', '写法不对。 This is not written as it should be.'],
])('%# %j', (schema, value, sentence) => {
  expect(said(z.object({ field: schema }), { field: value })).toEqual({ field: sentence })
})

test('each field that is not known is named, and each field has one sentence', () => {
  const schema = z.strictObject({
    name: z.string().min(5).regex(/^a/),
    place: z.strictObject({ code: z.string() }),
  })
  expect(said(schema, { name: 'b', place: { 'code{x}': 1 }, more: 2 })).toEqual({
    name: '至少要 5 个字。 At least 5 characters.',
    'place.code': '这一项没有填。 This is missing.',
    'place.code{x}': '这里没有这一项。 There is no such field here.',
    more: '这里没有这一项。 There is no such field here.',
  })
})
