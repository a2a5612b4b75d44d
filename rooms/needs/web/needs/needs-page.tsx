/** Needs that somebody may read: those of their villages, and what is published where they take part. */
import { needCodes } from '@lianjian/pairing'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Filter } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { categoryWords } from '../../shared/category-words.ts'
import { needStates } from '../../shared/need-life.ts'
import { urgencies } from '../../shared/need-schema.ts'
import { levelWords, stateWords, urgencyWords } from '../../shared/need-words.ts'
import { type NeedItem, needsPage } from './queries.ts'
import { needsWords as words } from './words.ts'

const filters: Filter[] = [
  {
    name: 'state',
    label: words.state,
    choices: needStates.map((value) => ({ value, label: stateWords[value] })),
  },
  {
    name: 'category',
    label: words.category,
    choices: needCodes.map((value) => ({ value, label: categoryWords[value] })),
  },
  {
    name: 'urgency',
    label: words.urgency,
    choices: urgencies.map((value) => ({ value, label: urgencyWords[value] })),
  },
]

export function NeedsPage() {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const writes = can('needs.submit')
  const columns: Column<NeedItem>[] = [
    {
      head: words.state,
      short: true,
      cell: ({ state, level }) => (
        <>
          <b>{say(stateWords[state])}</b>
          {level && <span className="second"> {say(levelWords[level])}</span>}
        </>
      ),
    },
    { head: words.holder, short: true, cell: ({ holder }) => holder?.name },
    { head: words.category, short: true, cell: ({ category }) => say(categoryWords[category]) },
    {
      head: words.urgency,
      short: true,
      cell: ({ urgency, wantedBy }) =>
        [say(urgencyWords[urgency]), wantedBy && sayDate(wantedBy, language)]
          .filter(Boolean)
          .join(' · '),
    },
  ]
  return (
    <ListPage<NeedItem>
      name="needs"
      title={words.title}
      lead={words.lead}
      counted={words.counted}
      act={
        writes && (
          <ButtonLink to="/needs/new" first>
            {say(words.add)}
          </ButtonLink>
        )
      }
      searchHint={words.search}
      filters={filters}
      load={(query, signal) => needsPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ title }) => title}
      belowName={({ community, number, beneficiaries }) =>
        [
          `${community.name} ${say(words.numbered, { number })}`,
          beneficiaries !== null && say(words.helped, { count: beneficiaries }),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      nameHead={words.name}
      to={({ countyCode, id }) => `/needs/${countyCode}/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(writes ? words.teachVillage : words.teachOthers)}</p>
        </>
      }
    />
  )
}
