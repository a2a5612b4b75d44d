/** Rows that are only read: a table where there is room, cards where there is none. */
import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from './language.tsx'
import { useWide } from './media.ts'
import { kitWords as words } from './words.ts'

export interface PlainColumn<Item> {
  head: Saying
  /** Nothing where there is none: a dash in the table, no line on a card. */
  cell(item: Item): ReactNode
}

interface PlainTableProps<Item> {
  /** Says what the rows are to whoever does not see them. */
  label: string
  items: readonly Item[]
  keyOf(item: Item): string | number
  /** The first names the row. */
  columns: readonly [PlainColumn<Item>, ...PlainColumn<Item>[]]
}

/** More at once are slow on an old machine, and nobody reads them. */
const step = 200

export function PlainTable<Item>({ items, ...props }: PlainTableProps<Item>) {
  const say = useSay()
  const wide = useWide()
  const [most, setMost] = useState(step)
  // What is printed is read without anybody to press “more”.
  useEffect(() => {
    const showAll = () => flushSync(() => setMost(Number.POSITIVE_INFINITY))
    addEventListener('beforeprint', showAll)
    return () => removeEventListener('beforeprint', showAll)
  }, [])
  const shown = items.slice(0, most)
  const left = items.length - shown.length
  return (
    <>
      {wide ? <Table {...props} items={shown} /> : <Cards {...props} items={shown} />}
      {left > 0 && (
        <p className="list-foot">
          <button type="button" className="plain" onClick={() => setMost(most + step)}>
            {say(words.more, { count: Math.min(left, step) })}
          </button>
        </p>
      )}
    </>
  )
}

function Table<Item>({ label, items, keyOf, columns }: PlainTableProps<Item>) {
  const say = useSay()
  const [name, ...others] = columns
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th key={head.zh} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            <th scope="row">{name.cell(item)}</th>
            {others.map(({ head, cell }) => (
              <td key={head.zh}>{cell(item) ?? <span className="second">—</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards<Item>({ label, items, keyOf, columns }: PlainTableProps<Item>) {
  const say = useSay()
  const [name, ...others] = columns
  return (
    <ul className="cards" aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)}>
          <div className="strong">{name.cell(item)}</div>
          {others
            .map(({ head, cell }) => ({ head, content: cell(item) }))
            .filter(({ content }) => content != null)
            .map(({ head, content }) => (
              <div key={head.zh} className="card-line">
                <span className="second">{say(head)}</span> {content}
              </div>
            ))}
        </li>
      ))}
    </ul>
  )
}
