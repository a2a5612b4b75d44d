/** A picture that answers the question above it, with its table behind and the line that says where it comes from. */
import { type ReactNode, useId, useState } from 'react'
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { FigureOf } from './queries.ts'
import { figureWords as words } from './words.ts'

interface PictureProps {
  /** Says in words what the drawing shows, to whoever does not see it. */
  label: string
  drawing: ReactNode
  table: ReactNode
  source: ReactNode
}

export function Picture({ label, drawing, table, source }: PictureProps) {
  const { say } = useReading()
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <figure className="picture" aria-label={label}>
      <div>{drawing}</div>
      <button
        type="button"
        className="plain no-print"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {say(open ? words.hideTable : words.showTable)}
      </button>
      <div id={id} className={open ? 'picture-table' : 'picture-table only-print'}>
        {table}
      </div>
      <figcaption className="second small">{source}</figcaption>
    </figure>
  )
}

export function useAsOf(): (asOf: string | null) => string {
  const { say, language } = useReading()
  return (asOf) =>
    asOf === null ? say(words.asOfNever) : say(words.asOf, { moment: sayMoment(asOf, language) })
}

export function Source({ figure, asOf }: { figure: FigureOf; asOf: string | null }) {
  const { say } = useReading()
  const sayAsOf = useAsOf()
  return say(words.source, { counts: say(figure.counts), asOf: sayAsOf(asOf) })
}
