/** What is wrong with a sheet, by row: a table where there is room, cards where there is none. */
import { useSay } from './language.tsx'
import { useWide } from './media.ts'
import { kitWords as words } from './words.ts'

interface FaultRow {
  row: number | null
  column: string | null
  value: string | null
  code: string
  text: string
}

interface FaultRowsProps {
  of: readonly FaultRow[]
}

export function FaultRows({ of }: FaultRowsProps) {
  const wide = useWide()
  if (of.length === 0) return null
  return wide ? <Table of={of} /> : <Cards of={of} />
}

function Table({ of }: FaultRowsProps) {
  const say = useSay()
  return (
    <table className="table faults-table">
      <thead>
        <tr>
          <th scope="col">{say(words.row)}</th>
          <th scope="col">{say(words.column)}</th>
          <th scope="col">{say(words.rowWrong)}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((fault) => (
          <tr key={keyOf(fault)}>
            <td>{fault.row ?? say(words.wholeFile)}</td>
            <td>{fault.column}</td>
            <td>
              <What of={fault} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards({ of }: FaultRowsProps) {
  const say = useSay()
  return (
    <ul className="cards">
      {of.map((fault) => (
        <li key={keyOf(fault)}>
          <p className="strong">
            {fault.row === null ? say(words.wholeFile) : say(words.rowIs, { row: fault.row })}
            {fault.column && ` · ${fault.column}`}
          </p>
          <p>
            <What of={fault} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Most sentences name what is there; the others are told beside it. */
function What({ of: { value, text } }: { of: FaultRow }) {
  const say = useSay()
  const beside = value !== null && value !== '' && !text.includes(value.slice(0, 20))
  return beside ? say(words.faultWith, { value, text }) : text
}

function keyOf({ row, column, code, text }: FaultRow): string {
  return [row, column, code, text].join(' ')
}
