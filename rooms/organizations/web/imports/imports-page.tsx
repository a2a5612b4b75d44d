/** What was brought in: by whom, when, and what became of it. */
import { useRef } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Filter } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { verdicts, verdictWords } from '../../shared/import-words.ts'
import { sideWords } from '../../shared/words.ts'
import { useCounties } from './counties.ts'
import { type ImportShown, importsPage, pollAfter } from './import-queries.ts'
import { ImportStateTag } from './import-state.tsx'
import { importWords as words } from './import-words.ts'
import { Templates } from './templates.tsx'

export function ImportsPage() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { first, listed, several } = useCounties()
  const opened = useRef(Date.now())
  const filters: Filter[] = several
    ? [
        {
          name: 'county',
          label: words.county,
          choices: listed.map(({ code, name }) => ({ value: code, label: { zh: name, en: name } })),
        },
      ]
    : []
  const columns: Column<ImportShown>[] = [
    {
      head: words.state,
      short: true,
      cell: ({ state }) => <ImportStateTag state={state} />,
    },
    { head: words.result, cell: (each) => <Result of={each} /> },
    { head: words.by, short: true, cell: ({ createdBy }) => createdBy },
    {
      head: words.at,
      short: true,
      cell: ({ createdAt }) => sayMoment(createdAt, language),
    },
  ]
  return (
    <ListPage<ImportShown>
      name="imports"
      title={words.title}
      lead={words.lead}
      act={
        <ButtonLink to="/organizations/imports/new" first>
          {say(words.bring)}
        </ButtonLink>
      }
      counted={words.counted}
      filters={filters}
      load={(query, signal) => importsPage(api, { county: first?.code ?? '', ...query }, signal)}
      again={(items) =>
        pollAfter(
          items.map(({ state }) => state),
          opened.current,
        )
      }
      idOf={({ id }) => id}
      nameOf={({ fileName }) => fileName}
      belowName={({ side }) => say(sideWords[side])}
      nameHead={words.file}
      to={({ countyCode, id }) => `/organizations/imports/${countyCode}/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachHow)}</p>
          <p>{say(words.teachSafe)}</p>
          <p className="strong templates-head">{say(words.templates)}</p>
          <Templates />
        </>
      }
    />
  )
}

function Result({ of: { counts, faultCount, undoUntil } }: { of: ImportShown }) {
  const { say, language } = useReading()
  if (faultCount > 0) return say(words.faultCount, { count: sayExactly(faultCount) })
  if (!counts) return <span className="second">—</span>
  const told = verdicts.filter((each) => each !== 'missing' && counts[each] > 0)
  return (
    <>
      {told
        .map((each) =>
          say(words.figure, { verdict: say(verdictWords[each]), count: sayExactly(counts[each]) }),
        )
        .join(' · ')}
      {undoUntil && (
        <div className="below">{say(words.undoUntil, { at: sayMoment(undoUntil, language) })}</div>
      )}
    </>
  )
}
