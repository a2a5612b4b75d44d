/** Deeds as far as somebody's reach goes; a village confirms several at once. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Marked } from '#base/web/list/marking.ts'
import { type Filter, useView } from '#base/web/list/view.ts'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { mostConfirmed } from '../shared/schema.ts'
import { directions, directionWords, states } from '../shared/words.ts'
import { countDeeds, type Deed, deedsPage } from './queries.ts'
import { sayCosts } from './say-costs.ts'
import { StateMark } from './state-mark.tsx'
import { useRenewDeeds } from './use-renew-deeds.ts'
import { deedWords as words } from './words.ts'
import './deeds.css'

const byState: Filter = {
  name: 'state',
  label: words.state,
  choices: states.map((value) => ({ value, label: words[value] })),
}
const byDirection: Filter = {
  name: 'direction',
  label: words.direction,
  choices: directions.map((value) => ({ value, label: directionWords[value] })),
}
const byWaiting: Filter = {
  name: 'waiting',
  label: words.waiting,
  choices: [
    { value: 'answer', label: words.waitAnswer },
    { value: 'correction', label: words.waitCorrection },
  ],
}

export function DeedsPage() {
  const { say, language } = useReading()
  const { api, can, me } = useDesk()
  const declares = can('deeds.declare')
  // A village confirms first of all, and declares what it gives back.
  const ofUnit = me?.duties.some(({ role }) => role === 'unit' || role === 'posted') ?? false
  const filters = declares ? [byWaiting, byState, byDirection] : [byState, byDirection]
  const columns: Column<Deed>[] = [
    { head: words.unit, cell: ({ unit }) => unit.name },
    { head: words.community, short: true, cell: ({ community }) => community.name },
    {
      head: words.helped,
      short: true,
      cell: ({ helped }) => (helped > 0 ? say(words.people, { count: sayExactly(helped) }) : ''),
    },
    { head: words.cost, short: true, cell: ({ costs }) => sayCosts(costs) },
    { head: words.state, cell: (deed) => <StateMark deed={deed} /> },
  ]
  return (
    <ListPage<Deed>
      name="deeds"
      title={words.title}
      lead={words.lead}
      act={
        declares && (
          <>
            <ButtonLink to="/deeds/many">{say(words.paste)}</ButtonLink>
            <ButtonLink to="/deeds/new" first={ofUnit}>
              {say(ofUnit ? words.declare : words.declareGift)}
            </ButtonLink>
          </>
        )
      }
      aside={<Exports filters={filters} />}
      searchHint={words.search}
      counted={words.counted}
      filters={filters}
      count={async (view, signal) => ({ count: await countDeeds(api, view, signal), more: false })}
      load={(query, signal) => deedsPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ title, quantity, countedIn }) =>
        quantity === null ? title : `${title} ${sayExactly(quantity)} ${countedIn}`
      }
      belowName={({ day, kindName, direction }) =>
        `${sayDate(day, language)} · ${say(direction === 'gift' ? directionWords.gift : kindName)}`
      }
      nameHead={words.what}
      to={({ countyCode, id }) => `/deeds/${countyCode}/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(ofUnit ? words.teachUnit : words.teachRead)}</p>
        </>
      }
      {...(can('deeds.confirm') && {
        marking: {
          most: mostConfirmed,
          acts: (marked: Marked<Deed>) => <ConfirmMarked marked={marked} />,
        },
      })}
    />
  )
}

function Exports({ filters }: { filters: readonly Filter[] }) {
  const say = useSay()
  const fileAt = useFileAddress()
  const { view } = useView(filters)
  return (
    <span>
      <a href={fileAt('/api/deeds/export.xlsx', view)}>{say(words.exportXlsx)}</a>
      {' · '}
      <a href={fileAt('/api/deeds/export.csv', view)}>{say(words.exportCsv)}</a>
    </span>
  )
}

interface Confirmed {
  confirmed: readonly { countyCode: string; id: string; version: number }[]
  left: readonly unknown[]
}

function ConfirmMarked({ marked }: { marked: Marked<Deed> }) {
  const say = useSay()
  const { api } = useDesk()
  const renew = useRenewDeeds()
  const tell = useUndo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const waiting = marked.items.filter(({ may }) => may.answer)
  if (waiting.length === 0) return <span className="hint">{say(words.confirmNone)}</span>
  const takeBack = async (confirmed: Confirmed['confirmed']) => {
    for (const { countyCode, id, version } of confirmed) {
      await api.send('POST', `/api/deeds/${countyCode}/${id}/take-back`, { version })
    }
    await renew()
  }
  const confirm = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const deeds = waiting.map(({ countyCode, id, version }) => ({ countyCode, id, version }))
      const { confirmed, left } = await api.send<Confirmed>('POST', '/api/deeds/confirm-many', {
        deeds,
      })
      const said = { count: confirmed.length, left: left.length }
      tell({
        said: say(left.length > 0 ? words.confirmedLeft : words.confirmedMany, said),
        ...(confirmed.length > 0 && { undo: () => takeBack(confirmed) }),
      })
      marked.none()
      await renew()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button type="primary" loading={busy} onClick={confirm}>
        {say(words.confirmMarked, { count: waiting.length })}
      </Button>
      {problem && <ProblemNotice problem={problem} sending />}
    </>
  )
}
