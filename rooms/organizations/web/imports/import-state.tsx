/** How an import stands, by mark and word. */

import { useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { type ImportState, importStateWords } from '../../shared/import-words.ts'

export function ImportStateTag({ state }: { state: ImportState }) {
  const say = useSay()
  const over = ['undone', 'cancelled', 'failed'].includes(state)
  return (
    <span className={over ? 'tag closed' : 'tag'}>
      {state === 'applied' && <Mark name="tick" />}
      {over && <Mark name="cross" />}
      {say(importStateWords[state])}
    </span>
  )
}
