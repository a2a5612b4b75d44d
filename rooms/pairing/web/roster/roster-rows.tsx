/** The participants of one side: what the office says of each, and in bold what is missing. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { SearchedRows } from '#base/web/list/searched-rows.tsx'
import { functionWords, kindWords } from '#rooms/organizations/shared/words.ts'
import type { RosterSide } from '../../shared/roster-schema.ts'
import { type RosterRow, rosterRowsQuery } from './roster-queries.ts'
import { fieldWords, needWords, rosterWords as words } from './roster-words.ts'
import { RowDialog } from './row-dialog.tsx'
import { SheetLinks } from './sheet-links.tsx'

interface RosterRowsProps {
  cycleId: string
  side: RosterSide
  way: string | undefined
}

const tables = { supporter: 'supporters', community: 'communities' } as const

export function RosterRows({ cycleId, side, way }: RosterRowsProps) {
  const say = useSay()
  const { api } = useDesk()
  const [state, setState] = useState<'all' | 'incomplete'>('all')
  const [q, setQ] = useState('')
  const [filling, setFilling] = useState<RosterRow>()
  const view = { side, way, state, q: q.trim() }
  const query = useInfiniteQuery(rosterRowsQuery(api, cycleId, view))
  const said = say(words[side])
  return (
    <>
      <SearchedRows
        query={query}
        state={{
          label: words.state,
          value: state,
          choices: [
            { value: 'all', label: words.all },
            { value: 'incomplete', label: words.incomplete },
          ],
          onChoose: setState,
        }}
        search={{
          text: q,
          label: say(words.find, { side: said }),
          placeholder: say(words.search),
          onType: setQ,
        }}
        none={view.q ? say(words.noneFound, { query: view.q }) : say(words.allFilled)}
      >
        {(row) => (
          <li key={row.organizationId}>
            <div>
              <p className="strong">{row.name}</p>
              <p className="small">{aboutOf(row, say)}</p>
              {row.missing.length > 0 && (
                <p className="small">
                  <b>{say(words.missing, { list: list(row.missing, fieldWords, say) })}</b>
                </p>
              )}
            </div>
            <Button
              aria-label={say(row.row ? words.changeOf : words.fillOf, { name: row.name })}
              onClick={() => setFilling(row)}
            >
              {say(row.row ? words.change : words.fill)}
            </Button>
          </li>
        )}
      </SearchedRows>
      <div className="templates-place">
        <SheetLinks cycleId={cycleId} table={tables[side]} />
      </div>
      {filling && (
        <RowDialog
          cycleId={cycleId}
          side={side}
          of={filling}
          onClose={() => setFilling(undefined)}
        />
      )}
    </>
  )
}

type Say = ReturnType<typeof useSay>

function list<Key extends string>(
  keys: readonly Key[],
  of: Readonly<Record<Key, Saying>>,
  say: Say,
): string {
  return keys.map((key) => say(of[key])).join('、')
}

function aboutOf({ kind, row }: RosterRow, say: Say): string {
  if (!row) return say(kindWords[kind])
  const { capacityMin: min, capacityMax: max, tier, function: duty, offers, needs } = row
  return [
    say(kindWords[kind]),
    say(min === max ? words.capacityEach : words.capacityOf, { min, max }),
    tier !== null && say(words.tierOf, { tier }),
    duty && say(functionWords[duty]),
    offers.length > 0 && say(words.offersOf, { list: list(offers, needWords, say) }),
    needs.length > 0 && say(words.needsOf, { list: list(needs, needWords, say) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
