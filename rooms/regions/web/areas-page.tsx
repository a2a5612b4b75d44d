/** Management areas within my reach. */
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Filter } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { areasPage, type ListedArea } from './queries.ts'
import { areaWords as words } from './words.ts'

const filters: Filter[] = [
  {
    name: 'state',
    label: words.state,
    choices: [
      { value: 'closed', label: words.stateClosed },
      { value: 'all', label: words.stateAll },
    ],
  },
]

export function AreasPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const act = can('areas.write') && (
    <ButtonLink to="/areas/new" first>
      {say(words.create)}
    </ButtonLink>
  )
  const columns: Column<ListedArea>[] = [
    {
      head: words.members,
      short: true,
      cell: ({ included, cutOut }) =>
        [
          say(words.memberCount, { count: included }),
          cutOut > 0 && say(words.cutCount, { count: cutOut }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    { head: words.keeper, short: true, cell: ({ keeperName }) => keeperName },
    {
      head: words.state,
      short: true,
      cell: ({ validTo }) => (validTo === null ? undefined : say(words.stateClosed)),
    },
  ]
  return (
    <ListPage<ListedArea>
      name="areas"
      counted={words.counted}
      title={words.title}
      lead={words.lead}
      act={act}
      searchHint={words.search}
      filters={filters}
      load={(query, signal) => areasPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      nameHead={words.name}
      to={({ id }) => `/areas/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachDetail)}</p>
        </>
      }
    />
  )
}
