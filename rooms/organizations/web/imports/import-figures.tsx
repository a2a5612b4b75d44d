/** Four numbers: new, changed, unchanged, missing. Each opens to its rows. */
import { useId, useState } from 'react'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { type Verdict, verdicts, verdictWords } from '../../shared/import-words.ts'
import type { Import } from './import-queries.ts'
import { ImportRows } from './import-rows.tsx'
import { importWords as words } from './import-words.ts'

interface FiguresProps {
  of: Import
  /** Which one is open from the beginning. */
  first?: Verdict | undefined
}

export function ImportFigures({ of, first }: FiguresProps) {
  const say = useSay()
  const id = useId()
  const [open, setOpen] = useState(first)
  const { counts } = of
  if (!counts) return null
  return (
    <>
      <div className="figures">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="figure"
            disabled={counts[verdict] === 0}
            aria-expanded={open === verdict}
            aria-controls={id}
            onClick={() => setOpen(open === verdict ? undefined : verdict)}
          >
            <b>{sayExactly(counts[verdict])}</b> {say(verdictWords[verdict])}
          </button>
        ))}
      </div>
      <div id={id} className="figure-rows">
        {open ? (
          <ImportRows key={open} of={of} verdict={open} />
        ) : (
          <p className="hint">{say(words.previewHint)}</p>
        )}
      </div>
    </>
  )
}
