import { refused } from '#base/shared/problems.ts'
import type { Context } from './route.ts'

/**
 * An answer that is read for a long time, a part at a time. It breaks off, and its reader notices, when what they may
 * see has changed meanwhile.
 */
export async function* whileAllowed<Part>(
  { stillMay }: Pick<Context<object>, 'stillMay'>,
  parts: AsyncIterable<Part>,
): AsyncGenerator<Part> {
  for await (const part of parts) {
    yield part
    if (!(await stillMay())) throw refused()
  }
}
