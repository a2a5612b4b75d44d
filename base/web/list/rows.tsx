/** The rows of a list: a table where there is room, cards where there is none. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useState } from 'react'
import type { Total } from '#base/shared/total.ts'
import { sayExactly } from '../formats.ts'
import { useSay } from '../language.tsx'
import { useWide } from '../media.ts'
import { kitWords as words } from '../words.ts'
import type { ListProps } from './list.ts'
import type { Marked } from './marking.ts'

interface RowsProps<Item> extends ListProps<Item> {
  items: readonly Item[]
  marked: Marked<Item>
  list: RefObject<HTMLDivElement | null>
  more: boolean
  total: Total | undefined
  children: ReactNode
}

export function Rows<Item>(props: RowsProps<Item>) {
  const { items, marked, marking, list, more, total, counted = words.listed } = props
  const { aside, children } = props
  const say = useSay()
  const wide = useWide()
  const sayShown = (shown: number) =>
    total === undefined
      ? say(words.listedMore, { count: shown })
      : say(total.more ? words.beyond : words.total, {
          total: say(counted, { count: sayExactly(total.count) }),
          count: shown,
        })
  const [density, setDensity] = useDensity()
  return (
    <>
      <div className="list-line">
        <p role="status">
          <b>{more ? sayShown(items.length) : say(counted, { count: items.length })}</b>
          {marked.items.length > 0 && ` · ${say(words.marked, { count: marked.items.length })}`}
        </p>
        {marking && (
          <>
            {total !== undefined && total.count > marking.most ? (
              <span className="second small">
                {say(words.markTooMany, { count: marking.most })}
              </span>
            ) : (
              <button
                type="button"
                className="plain"
                disabled={marked.counting}
                onClick={marked.all}
              >
                {say(marked.counting ? words.markingAll : words.markAll)}
              </button>
            )}
            {marked.items.length > 0 && (
              <button type="button" className="plain" onClick={marked.none}>
                {say(words.markNone)}
              </button>
            )}
          </>
        )}
        <span className="list-line-end">
          {aside}
          {wide && (
            <button
              type="button"
              className="plain"
              onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
            >
              {say(density === 'compact' ? words.comfortable : words.compact)}
            </button>
          )}
          <Share />
        </span>
      </div>
      {marked.tooMany && (
        <p className="wrong" role="alert">
          {say(words.tooMany, { count: marking?.most ?? 0 })}
        </p>
      )}
      {marking && marked.items.length > 0 && (
        <div className="mark-acts">{marking.acts(marked)}</div>
      )}
      <div ref={list} className={density}>
        {wide ? <Table {...props} /> : <Cards {...props} />}
      </div>
      {children}
    </>
  )
}

function Table<Item>({ items, columns, nameHead, marked, marking, ...of }: RowsProps<Item>) {
  const say = useSay()
  return (
    <table className="table">
      <thead>
        <tr>
          {marking && (
            <td className="mark-cell">
              <span className="unseen">{say(words.markAll)}</span>
            </td>
          )}
          <th scope="col">{say(nameHead)}</th>
          {columns.map(({ head }) => (
            <th key={head.zh} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={of.idOf(item)} className={marked.has(of.idOf(item)) ? 'marked' : ''}>
            {marking && (
              <td className="mark-cell">
                <MarkBox item={item} marked={marked} {...of} />
              </td>
            )}
            <th scope="row">
              <RowName item={item} {...of} />
              {of.belowName && <div className="below">{of.belowName(item)}</div>}
            </th>
            {columns.map(({ head, cell }) => (
              <td key={head.zh}>{orDash(cell(item))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whatever a cell says for nothing, the eye finds the same. */
function orDash(shown: ReactNode): ReactNode {
  const isNothing = shown === undefined || shown === null || shown === '' || shown === false
  return isNothing ? <span className="second">—</span> : shown
}

function Cards<Item>({ items, columns, marked, marking, ...of }: RowsProps<Item>) {
  return (
    <ul className="cards">
      {items.map((item) => (
        <li key={of.idOf(item)} className={marked.has(of.idOf(item)) ? 'marked' : ''}>
          <div className="card-head">
            <RowName item={item} {...of} />
            {marking && <MarkBox item={item} marked={marked} {...of} />}
          </div>
          {of.belowName && <div className="below">{of.belowName(item)}</div>}
          {columns
            .filter(({ short, cell }) => !short && cell(item) != null)
            .map(({ head, cell }) => (
              <div key={head.zh} className="card-line">
                {cell(item)}
              </div>
            ))}
          <div className="card-line short">
            {columns
              .filter(({ short }) => short)
              .map(({ head, cell }) => (
                <span key={head.zh}>{cell(item)}</span>
              ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

function RowName<Item>({
  item,
  nameOf,
  to,
}: Pick<ListProps<Item>, 'nameOf' | 'to'> & { item: Item }) {
  const address = to?.(item)
  if (address === undefined) return <b>{nameOf(item)}</b>
  return (
    <Link to={address} data-row>
      {nameOf(item)}
    </Link>
  )
}

interface MarkBoxProps<Item> {
  item: Item
  marked: Marked<Item>
  idOf(item: Item): string
  nameOf(item: Item): string
}

function MarkBox<Item>({ item, marked, idOf, nameOf }: MarkBoxProps<Item>) {
  const say = useSay()
  return (
    <input
      type="checkbox"
      className="mark-box"
      checked={marked.has(idOf(item))}
      aria-label={say(words.mark, { name: nameOf(item) })}
      onChange={() => marked.toggle(item)}
    />
  )
}

function Share() {
  const say = useSay()
  const [shared, setShared] = useState(false)
  const share = async () => {
    await navigator.clipboard.writeText(location.href)
    setShared(true)
  }
  // Without https there is no clipboard, and the address bar says the same.
  if (!navigator.clipboard) return null
  return (
    <>
      <button type="button" className="plain" onClick={share} onBlur={() => setShared(false)}>
        {say(words.share)}
      </button>
      <span role="status">{shared && ` ${say(words.shared)}`}</span>
    </>
  )
}

const densityKey = 'lianjian.density'

type Density = 'comfortable' | 'compact'

function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'comfortable',
  )
  const choose = (chosen: Density) => {
    localStorage.setItem(densityKey, chosen)
    setDensity(chosen)
  }
  return [density, choose]
}
