/** All pairs as rows, which say what the picture shows; found by a name. */
import type { TriedPair } from '@lianjian/pairing/try'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { type PlainColumn, PlainTable } from '#base/web/plain-table.tsx'
import type { Directory } from './directory.ts'
import type { PairTies } from './pair-acts.tsx'
import type { Chosen } from './picture.tsx'
import { studioWords as words } from './words.ts'

export interface ShownPair {
  pair: TriedPair
  isKept: boolean
  isLocked: boolean
  isApart: boolean
  isNew: boolean
}

interface PairsTableProps {
  directory: Directory
  items: readonly ShownPair[]
  placeOf(community: string): string
  onChoose(chosen: Chosen): void
  /** Absent where nothing can be changed. */
  ties: PairTies | undefined
}

export function PairsTable(props: PairsTableProps) {
  const say = useSay()
  // Thousands of rows are made for whoever asks for them.
  const [open, setOpen] = useState(false)
  return (
    <details
      className="more pairs"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{say(words.tableOf, { count: sayExactly(props.items.length) })}</summary>
      {open && <Rows {...props} />}
    </details>
  )
}

function Rows({ directory, items, placeOf, onChoose, ties }: PairsTableProps) {
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
      cell: ({ isKept, isLocked, isApart, isNew }) => {
        const notes = [
          isKept && words.kept,
          isLocked && words.locked,
          isApart && words.apart,
          isNew && words.isNew,
        ]
        const said = notes.flatMap((each) => (each ? [say(each)] : []))
        return said.length > 0 ? said.join(' · ') : null
      },
    },
    ...(ties
      ? [
          {
            head: words.acts,
            cell: ({ pair, supporter, community }: (typeof named)[number]) =>
              ties.holdingOf(pair) ? null : (
                <TieButtons ties={ties} pair={pair} names={{ supporter, community }} />
              ),
          },
        ]
      : []),
  ]
  return (
    <>
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
    </>
  )
}

interface TieButtonsProps {
  ties: PairTies
  pair: TriedPair
  names: { supporter: string; community: string }
}

function TieButtons({ ties, pair, names }: TieButtonsProps) {
  const say = useSay()
  const choices = [
    ['locked', words.lock, words.lockNamed],
    ['avoid', words.avoid, words.avoidNamed],
  ] as const
  return (
    <span className="tie-acts">
      {choices.map(([relation, act, named]) => (
        <button
          key={relation}
          type="button"
          className="plain"
          aria-label={say(named, names)}
          onClick={() => ties.onTie({ pair, relation })}
        >
          {say(act)}
        </button>
      ))}
    </span>
  )
}
