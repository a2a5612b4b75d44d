/** What villages counted, to be agreed to one by one with one tap. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { sayMonth } from './amounts.ts'
import { type ToCountersign, toCountersignQuery } from './count-queries.ts'
import { countWords as words } from './count-words.ts'
import { useRenewCounts } from './use-renew-counts.ts'

export function CountersignPage() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { data: items, isPending, isError, error, refetch } = useQuery(toCountersignQuery(api))
  return (
    <Page title={say(words.agreeTitle)} lead={say(words.agreeLead)}>
      {isPending && <Loading />}
      {isError && !items && <Unread error={error} retry={refetch} />}
      {items?.length === 0 && (
        <Notice title={say(words.agreeNone)}>
          <p>{say(words.agreeNoneHow)}</p>
        </Notice>
      )}
      {items && items.length > 0 && (
        <PlainTable<ToCountersign>
          label={say(words.agreeList)}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { head: words.village, cell: ({ village }) => village.name },
            { head: words.month, cell: ({ month }) => sayMonth(month, language) },
            {
              head: words.amount,
              cell: ({ name, quantity, unit }) => `${say(name)} ${quantity} ${say(unit)}`,
            },
            { head: words.reason, cell: ({ reason }) => reason },
            { head: words.cycle, cell: ({ cycle }) => cycle },
            { head: words.state, cell: (count) => <Agree count={count} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Agree({ count }: { count: ToCountersign }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const renew = useRenewCounts()
  const tell = useUndo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { county, id, version, village } = count
  const named = { village: village.name, month: sayMonth(count.month, language) }
  const agree = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.send('POST', `/api/monthly-counts/${county}/${id}/countersign`, { version })
      tell({ said: say(words.agreedSaid, named) })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
      await renew()
    }
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <Button loading={busy} onClick={agree} aria-label={say(words.agreeOf, named)}>
        {say(words.agree)}
      </Button>
    </>
  )
}
