/** The registry as far as somebody's reach goes. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Total } from '#base/shared/total.ts'
import type { Words } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Marked } from '#base/web/list/marking.ts'
import type { Filter, View } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import {
  functions,
  functionWords,
  kinds,
  kindWords,
  levels,
  levelWords,
  sides,
  sideWords,
} from '../shared/words.ts'
import { changeWords } from './change-words.ts'
import { ExportList } from './imports/export-list.tsx'
import { importWords } from './imports/import-words.ts'
import { type Listed, organizationsPage } from './queries.ts'
import { StateTag } from './state-tag.tsx'
import { organizationWords as words } from './words.ts'

const choicesOf = <Value extends string>(values: readonly Value[], said: Words<Value>) =>
  values.map((value) => ({ value, label: said[value] }))

const filters: Filter[] = [
  { name: 'side', label: words.side, choices: choicesOf(sides, sideWords) },
  { name: 'kind', label: words.kind, choices: choicesOf(kinds, kindWords) },
  { name: 'level', label: words.level, choices: choicesOf(levels, levelWords) },
  { name: 'function', label: words.function, choices: choicesOf(functions, functionWords) },
  {
    name: 'state',
    label: words.state,
    choices: [
      { value: 'closed', label: words.closed },
      { value: 'all', label: words.all },
    ],
  },
  {
    name: 'vacancies',
    label: words.vacancies,
    choices: [
      { value: 'true', label: words.vacant },
      { value: 'false', label: words.full },
    ],
  },
]

/** The server joins a hundred to one at most, and an address holds no more. */
const mostMarked = 100

export function OrganizationsPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const columns: Column<Listed>[] = [
    { head: words.kind, short: true, cell: ({ kind }) => say(kindWords[kind]) },
    { head: words.seat, short: true, cell: ({ regionName }) => regionName },
    { head: words.parent, cell: ({ parentName }) => parentName },
    {
      head: words.vacancies,
      short: true,
      cell: ({ vacancies }) => (vacancies > 0 ? say(words.vacancyCount, { count: vacancies }) : ''),
    },
    { head: words.state, short: true, cell: (each) => <StateTag endsOn={each.endsOn} /> },
  ]
  return (
    <ListPage<Listed>
      name="organizations"
      title={words.title}
      lead={words.lead}
      act={
        <>
          {can('imports.run') && (
            <ButtonLink to="/organizations/imports">{say(importWords.title)}</ButtonLink>
          )}
          {can('organizations.write') && (
            <>
              <ButtonLink to="/organizations/duplicates">{say(changeWords.twice)}</ButtonLink>
              <ButtonLink to="/organizations/new" first>
                {say(changeWords.add)}
              </ButtonLink>
            </>
          )}
        </>
      }
      aside={<ExportList filters={filters} />}
      searchHint={words.search}
      counted={words.counted}
      filters={filters}
      count={(view, signal) => api.get<Total>('/api/organizations/count', view, signal)}
      load={(query, signal) => organizationsPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      belowName={({ code }) => code}
      nameHead={words.name}
      to={({ countyCode, id }) => `/organizations/${countyCode}/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachDetail)}</p>
        </>
      }
      none={(view, change) => <ClosedOnes view={view} show={() => change({ state: 'closed' })} />}
      {...(can('organizations.reorganise') && {
        marking: {
          most: mostMarked,
          acts: (marked: Marked<Listed>) => <MarkedActs marked={marked} />,
        },
      })}
    />
  )
}

/** Whoever looks for one that is closed would take it for one that was never there. */
function ClosedOnes({ view, show }: { view: View; show(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery({
    queryKey: ['organizations', 'closed', view],
    queryFn: ({ signal }) =>
      api.get<Total>('/api/organizations/count', { ...view, state: 'closed' }, signal),
    enabled: view.state === undefined,
  })
  if (view.state !== undefined || !data || data.count === 0) return null
  return (
    <p>
      {say(words.closedOnes, { count: data.more ? `${data.count}+` : data.count })}{' '}
      <button type="button" className="chip" onClick={show}>
        {say(words.closedShow)}
      </button>
    </p>
  )
}

function MarkedActs({ marked: { items } }: { marked: Marked<Listed> }) {
  const say = useSay()
  const navigate = useNavigate()
  const [county, ...others] = new Set(items.map(({ countyCode }) => countyCode))
  const open = (to: '/organizations/$county/merge' | '/organizations/$county/move') =>
    navigate({ to, params: { county }, search: { of: items.map(({ id }) => id).join(',') } })
  return (
    <>
      <Button
        disabled={items.length < 2 || others.length > 0}
        onClick={() => open('/organizations/$county/merge')}
      >
        {items.length < 2 ? say(words.mergeMore) : say(words.merge, { count: items.length })}
      </Button>
      <Button disabled={others.length > 0} onClick={() => open('/organizations/$county/move')}>
        {say(changeWords.moveMarked, { count: items.length })}
      </Button>
      {others.length > 0 && <span className="second">{say(words.mergeCounties)}</span>}
    </>
  )
}
