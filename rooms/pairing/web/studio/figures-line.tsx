/** Three figures of a trial, each of which opens to what it counts. */
import { type ReactNode, useId, useState } from 'react'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import type { Figures } from './outcome.ts'
import { studioWords as words } from './words.ts'

interface FiguresLineProps {
  figures: Figures
  nameOf(code: string): string
  /** What the last changes did, beside what is saved. */
  changed: { value: string; note: string } | undefined
}

export function FiguresLine({ figures, nameOf, changed }: FiguresLineProps) {
  const say = useSay()
  const id = useId()
  const [open, setOpen] = useState<'left' | 'load'>()
  const { covered, all, left, load } = figures
  const most = load.spread.at(-1)
  const toggle = (which: 'left' | 'load') => setOpen(open === which ? undefined : which)
  return (
    <>
      <div className="figures parts studio-figures">
        <Figure
          label={say(words.covered)}
          value={sayExactly(covered)}
          note={
            left.length === 0
              ? say(words.coveredAll, { all: sayExactly(all) })
              : say(words.coveredLeft, { all: sayExactly(all), left: sayExactly(left.length) })
          }
          open={open === 'left'}
          controls={id}
          onOpen={() => toggle('left')}
        />
        <Figure
          label={say(words.load)}
          value={
            load.min === load.max
              ? `${load.max}`
              : say(words.loadRange, { min: load.min, max: load.max })
          }
          note={most ? say(words.loadMost, most) : ''}
          open={open === 'load'}
          controls={id}
          onOpen={() => toggle('load')}
        />
        {changed && (
          <div className="figure still">
            {say(words.changed)}
            <b>{changed.value}</b>
            <span className="small">{changed.note}</span>
          </div>
        )}
      </div>
      <div id={id}>
        {open === 'left' && (
          <Opened>
            {left.length === 0 ? (
              <p>{say(words.nothingLeft)}</p>
            ) : (
              <ul className="plain-list two">
                {left.map((code) => (
                  <li key={code}>{nameOf(code)}</li>
                ))}
              </ul>
            )}
          </Opened>
        )}
        {open === 'load' && (
          <Opened>
            <ul className="plain-list">
              {load.spread.map((each) => (
                <li key={each.count}>{say(words.loadMost, each)}</li>
              ))}
            </ul>
          </Opened>
        )}
      </div>
    </>
  )
}

function Opened({ children }: { children: ReactNode }) {
  return <div className="figure-rows">{children}</div>
}

interface FigureProps {
  label: string
  value: string
  note: string
  open: boolean
  controls: string
  onOpen(): void
}

function Figure({ label, value, note, open, controls, onOpen }: FigureProps) {
  return (
    <button
      type="button"
      className="figure"
      aria-expanded={open}
      aria-controls={controls}
      onClick={onOpen}
    >
      {label}
      <b>{value}</b>
      <span className="small">{note}</span>
    </button>
  )
}
