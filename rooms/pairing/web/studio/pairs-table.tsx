/** All pairs as rows, which say what the picture shows; found by a name. */
import type { TriedPair } from '@lianjian/pairing/try'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import type { Directory } from './directory.ts'
import type { Chosen } from './picture.tsx'
import { studioWords as words } from './words.ts'

export interface ShownPair {
  pair: TriedPair
  isKept: boolean
  isApart: boolean
  isNew: boolean
}

interface PairsTableProps {
  directory: Directory
  items: readonly ShownPair[]
  placeOf(community: string): string
  onChoose(chosen: Chosen): void
}

export function PairsTable({ directory, items, placeOf, onChoose }: PairsTableProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const named = useMemo(
    () =>
      items.map((item) => ({
        ...item,
        supporter: directory.supporters.get(item.pair[0])?.name ?? item.pair[0],
        community: directory.communities.get(item.pair[1])?.name ?? item.pair[1],
      })),
    [items, directory],
  )
  const wanted = typed.trim()
  const found = named.filter(
    ({ supporter, community, pair }) =>
      supporter.includes(wanted) || community.includes(wanted) || pair.includes(wanted),
  )
  const columns: [PlainColumn<(typeof named)[number]>, ...PlainColumn<(typeof named)[number]>[]] = [
    {
      head: words.community,
      cell: ({ pair, community }) => (
        <button type="button" className="plain" onClick={() => onChoose({ pair })}>
          {community}
        </button>
      ),
    },
    { head: words.place, cell: ({ pair }) => placeOf(pair[1]) },
    {
      head: words.supporter,
      cell: ({ pair: [code], supporter }) => (
        <button
          type="button"
          className="plain"
          onClick={() => onChoose({ side: 'supporter', code })}
        >
          {supporter}
        </button>
      ),
    },
    {
      head: words.note,
      cell: ({ isKept, isApart, isNew }) => {
        const notes = [isKept && words.kept, isApart && words.apart, isNew && words.isNew]
        const said = notes.flatMap((each) => (each ? [say(each)] : []))
        return said.length > 0 ? said.join(' · ') : null
      },
    },
  ]
  return (
    <details className="more pairs">
      <summary>{say(words.tableOf, { count: items.length })}</summary>
      <Input
        className="list-search"
        aria-label={say(words.find)}
        placeholder={say(words.find)}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.length === 0 ? (
        <p className="second">{say(words.noneFound)}</p>
      ) : (
        <PlainTable
          label={say(words.table)}
          items={found}
          keyOf={({ pair }) => pair.join(' ')}
          columns={columns}
        />
      )}
    </details>
  )
}
