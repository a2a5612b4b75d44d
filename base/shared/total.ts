/** How many rows a list has in all: asked beside the page, so that nobody waits for it before they read. */
import * as z from 'zod'

/** Nobody reads further than this, and counting on would take longer than the list itself. */
export const mostCounted = 1000

export const totalOutput = z.object({
  count: z.int().describe('No more than 1,000'),
  more: z.boolean().describe('There are more than that'),
})
export type Total = z.infer<typeof totalOutput>

/** @param found how many were found, of one more than are counted */
export function totalOf(found: number): Total {
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
}
