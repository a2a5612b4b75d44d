/** The programmes whose figures somebody may look at; each opens to those of its cycle. */
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import { type ListedProgramme, programmesPage } from './queries.ts'
import { figureWords as words } from './words.ts'

export function ProgrammesPage() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const columns: Column<ListedProgramme>[] = [
    { head: words.cycle, short: true, cell: ({ cycle }) => cycle?.name },
    {
      head: words.days,
      cell: ({ cycle }) =>
        cycle &&
        say(words.cycleDays, {
          from: sayFullDate(cycle.beginsOn, language),
          to: sayFullDate(cycle.endsOn, language),
        }),
    },
    { head: words.region, short: true, cell: ({ region }) => region },
  ]
  return (
    <ListPage<ListedProgramme>
      name="figures-programmes"
      title={words.title}
      lead={words.lead}
      counted={words.counted}
      load={async (query, signal) => {
        const { items, ...page } = await programmesPage(api, query, signal)
        return { ...page, items: items.filter(({ cycle }) => cycle !== undefined) }
      }}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      belowName={({ office }) => office}
      nameHead={words.programme}
      to={({ cycle }) => `/cycles/${cycle?.id}/figures`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.noProgrammes)}</p>
          <p>{say(words.noProgrammesHow)}</p>
        </>
      }
    />
  )
}
