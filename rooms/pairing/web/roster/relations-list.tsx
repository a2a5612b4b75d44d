/** Pairs that must or must not be, each with why; and the way to add one or take it back. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { type Relation, relationsQuery } from './roster-queries.ts'
import { rosterWords as words } from './roster-words.ts'
import { SheetLinks } from './sheet-links.tsx'

export function RelationsList({ cycleId }: { cycleId: string }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(relationsQuery(api, cycleId))
  const [adding, setAdding] = useState(false)
  const items = query.data ?? []
  return (
    <>
      <p>
        <Button onClick={() => setAdding(true)}>{say(words.addPair)}</Button>
      </p>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && <p className="second quick">{say(words.noPairs)}</p>}
      <ul className="rows">
        {items.map((each) => (
          <RelationRow
            key={each.supporter.id + each.community.id}
            cycleId={cycleId}
            relation={each}
          />
        ))}
      </ul>
      <div className="templates-place">
        <SheetLinks cycleId={cycleId} table="relations" />
      </div>
      {adding && <PairDialog cycleId={cycleId} onClose={() => setAdding(false)} />}
    </>
  )
}

function RelationRow({ cycleId, relation: of }: { cycleId: string; relation: Relation }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [asking, setAsking] = useState(false)
  const { supporter, community, relation, reason } = of
  const pair = say(words.relationOf, { supporter: supporter.name, community: community.name })
  const said = say(words[relation])
  return (
    <li>
      <div>
        <p className="strong">{pair}</p>
        <p className="small">
          {reason === null ? said : say(words.because, { relation: said, reason })}
        </p>
      </div>
      <Button aria-label={say(words.takeBackOf, { pair })} onClick={() => setAsking(true)}>
        {say(words.takeBack)}
      </Button>
      {asking && (
        <Ask
          open
          title={say(words.takeBackOf, { pair })}
          act={say(words.takeBack)}
          reasons={[say(words.reasonOver)]}
          onClose={() => setAsking(false)}
          onAct={async (why) => {
            await api.send('PUT', `/api/cycles/${cycleId}/relations`, {
              ...{ supporterId: supporter.id, communityId: community.id },
              ...{ relation: null, reason: why },
            })
            tell({ said: say(words.takenBackSaid, { pair }) })
            await queryClient.invalidateQueries({ queryKey: ['roster'] })
          }}
        >
          <p>{say(words.takeBackDetail)}</p>
        </Ask>
      )}
    </li>
  )
}
