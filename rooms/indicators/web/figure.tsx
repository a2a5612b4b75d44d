/** One number: how much, of what, and who says so. It opens to what is behind it, beside the page or on a page of its own. */
import { Link } from '@tanstack/react-router'
import { type MouseEvent, useState } from 'react'
import { Dialog } from '#base/web/dialog.tsx'
import { useReading } from '#base/web/language.tsx'
import { useWide } from '#base/web/media.ts'
import { sayQuantity } from './amounts.ts'
import type { Behind } from './behind.ts'
import { EvidenceBar, EvidenceWords } from './evidence.tsx'
import { FigureBehind } from './figure-behind.tsx'
import { figureWords as words } from './words.ts'

export function Figure(behind: Behind) {
  const { say, language } = useReading()
  const wide = useWide()
  const [open, setOpen] = useState(false)
  const { cycleId, of, figure } = behind
  const { code, quantity, byLevel, money, counted, records } = figure
  const toFigure = {
    ...{ to: '/cycles/$cycleId/figures/$code', params: { cycleId, code } },
    search: of as never,
  } as const
  const openBeside = (event: MouseEvent) => {
    // On a phone, and in a new tab, it has a page of its own.
    if (!wide || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <Link className="number" {...toFigure} onClick={openBeside}>
        <span className="number-name">{say(figure.name)}</span>
        <span className="number-value">
          <b>{sayQuantity(quantity, language, { money })}</b> {say(figure.unit)}
        </span>
        {records > 0 ? (
          <>
            <EvidenceBar byLevel={byLevel} />
            <EvidenceWords byLevel={byLevel} money={money} />
          </>
        ) : (
          <span className="evidence-words">{say(counted ? words.none : words.notCounted)}</span>
        )}
      </Link>
      {open && (
        <Dialog title={say(figure.name)} className="behind-dialog" onClose={() => setOpen(false)}>
          <FigureBehind {...behind} />
          <p className="back">
            <Link {...toFigure}>{say(words.openPage)}</Link>
          </p>
        </Dialog>
      )}
    </>
  )
}
