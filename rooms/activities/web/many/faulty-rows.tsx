import { Input } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import type { BatchFault } from '../../shared/batch-schema.ts'
import { pasteWords as words } from '../words.ts'
import type { Cells } from './pasted.ts'

interface FaultyRowsProps {
  cells: Cells
  faults: readonly BatchFault[]
  onChange(cells: Cells): void
}

/** The rows with faults alone, each faulty cell open; what is wrong with the whole stands above. */
export function FaultyRows({ cells, faults, onChange }: FaultyRowsProps) {
  const say = useSay()
  const [header = []] = cells
  const columnAt = (column: string | null) => header.indexOf(column ?? '')
  const ofCells = faults.filter(
    ({ row, column }) => row !== null && row > 1 && columnAt(column) >= 0,
  )
  const ofWhole = faults.filter((fault) => !ofCells.includes(fault))
  const rows = [...new Set(ofCells.map(({ row }) => row as number))]
  const faultAt = (row: number, at: number) =>
    ofCells.find((fault) => fault.row === row && columnAt(fault.column) === at)
  const change = (row: number, at: number, value: string) => {
    const mended = header.map((_, each) => cells[row - 1]?.[each] ?? '').with(at, value)
    onChange(cells.with(row - 1, mended))
  }
  return (
    <>
      <Notice title={say(words.faulty, { count: faults.length })} alert>
        <p>{say(words.faultyHow)}</p>
        {ofWhole.length > 0 && (
          <ul>
            {ofWhole.map(({ row, column, wrong }) => (
              <li key={`${row} ${column} ${wrong}`}>
                {row !== null && row > 1 && `${say(words.rowOf, { row })} `}
                {column}
                {column && '：'}
                {wrong}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      {rows.map((row) => (
        <fieldset key={row} className="field">
          <legend>{say(words.rowOf, { row })}</legend>
          <p className="hint">{(cells[row - 1] ?? []).filter(Boolean).join(' · ')}</p>
          {header.map((name, at) => {
            const fault = faultAt(row, at)
            if (!fault) return null
            const id = `pasted-${row}-${at}`
            return (
              <div key={id} className="field faulty">
                <label htmlFor={id}>{say(words.cell, { row, column: name })}</label>
                <p className="wrong" id={`${id}-wrong`}>
                  {fault.wrong}
                </p>
                <Input
                  id={id}
                  size="large"
                  value={cells[row - 1]?.[at] ?? ''}
                  aria-describedby={`${id}-wrong`}
                  aria-invalid
                  onChange={(event) => change(row, at, event.target.value)}
                />
              </div>
            )
          })}
        </fieldset>
      ))}
    </>
  )
}
