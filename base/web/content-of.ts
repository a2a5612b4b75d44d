import type { Saying } from '#base/shared/words.ts'
import { ApiProblem } from './api.ts'
import { kitWords as words } from './words.ts'

/** @throws ApiProblem base.file-unreadable when a spreadsheet saved it again since it was chosen, mostly */
export async function contentOf(
  file: File | undefined,
  say: (saying: Saying) => string,
): Promise<ArrayBuffer> {
  const content = await file?.arrayBuffer().catch(() => undefined)
  if (content) return content
  throw new ApiProblem({
    status: 400,
    code: 'base.file-unreadable',
    title: say(words.unreadable),
    detail: say(words.unreadableDetail),
  })
}
