/** Programmes that somebody may know of: those where they serve, and published ones of elsewhere. */
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Filter } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { type Listed, programmesPage } from './queries.ts'
import { programmeWords as words } from './words.ts'

const filters: Filter[] = [
  {
    name: 'which',
    label: words.which,
    choices: [
      { value: 'reached', label: words.whichReached },
      { value: 'published', label: words.published },
    ],
  },
]

export function ProgrammesPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const keeps = can('programmes.write')
  const columns: Column<Listed>[] = [
    { head: words.region, short: true, cell: ({ region }) => region },
    {
      head: words.cycle,
      short: true,
      cell: ({ cycle, inForce }) =>
        cycle && (inForce ? cycle.name : say(words.notInForce, { name: cycle.name })),
    },
    {
      head: words.publishing,
      short: true,
      cell: ({ published }) => say(published ? words.published : words.unpublished),
    },
  ]
  return (
    <ListPage<Listed>
      name="programmes"
      title={words.title}
      lead={words.lead}
      counted={words.counted}
      act={
        keeps && (
          <ButtonLink to="/programmes/new" first>
            {say(words.create)}
          </ButtonLink>
        )
      }
      filters={filters}
      searchHint={words.searchHint}
      load={(query, signal) => programmesPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      belowName={({ office }) => office}
      nameHead={words.name}
      to={({ id }) => `/programmes/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(keeps ? words.teachDetail : words.teachRead)}</p>
        </>
      }
    />
  )
}
