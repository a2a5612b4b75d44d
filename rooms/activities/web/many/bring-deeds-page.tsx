/** Many deeds at once: rows that are pasted, or a sheet. Checked whole, mended in place, taken whole. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { BatchAnswer } from '../../shared/batch-schema.ts'
import { choicesQuery, type DeedChoice } from '../queries.ts'
import { useRenewDeeds } from '../use-renew-deeds.ts'
import { deedWords, pasteWords as words } from '../words.ts'
import { PasteRows } from './paste-rows.tsx'
import { SheetOfDeeds } from './sheet-of-deeds.tsx'

export function BringDeedsPage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(choicesQuery(api))
  const cycles = cyclesOf(query.data ?? [])
  return (
    <Page title={say(words.title)} lead={say(words.lead)}>
      {query.isPending && <Loading />}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {query.data && cycles.length === 0 && (
        <div className="teach">
          <p className="strong">{say(deedWords.noPairTitle)}</p>
          <p>{say(deedWords.noPair)}</p>
        </div>
      )}
      {cycles.length > 0 && <Bring cycles={cycles} />}
      <p className="back">
        <Link to="/deeds">{say(deedWords.back)}</Link>
      </p>
    </Page>
  )
}

export interface CycleChoice {
  id: string
  name: string
}

function cyclesOf(choices: readonly DeedChoice[]): CycleChoice[] {
  const named = choices.map(
    ({ cycleId, cycle }) => [cycleId, `${cycle.programme} ${cycle.name}`] as const,
  )
  return [...new Map(named)].map(([id, name]) => ({ id, name }))
}

function Bring({ cycles }: { cycles: readonly CycleChoice[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const renew = useRenewDeeds()
  const tell = useUndo()
  const [cycleId, setCycleId] = useState((cycles[0] as CycleChoice).id)
  const onTaken = async ({ made, corrected }: BatchAnswer) => {
    await renew()
    await navigate({ to: '/deeds' })
    tell({ said: say(words.taken, { made, corrected }) })
  }
  return (
    <>
      {cycles.length > 1 && (
        <div className="field">
          <label htmlFor="deeds-cycle">{say(words.cycle)}</label>
          <select
            id="deeds-cycle"
            className="select"
            value={cycleId}
            onChange={(event) => setCycleId(event.target.value)}
          >
            {cycles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <PasteRows key={cycleId} cycleId={cycleId} onTaken={onTaken} />
      <Section title={say(words.sheet)}>
        <SheetOfDeeds cycleId={cycleId} onTaken={onTaken} />
      </Section>
    </>
  )
}
