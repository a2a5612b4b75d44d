/** How a run came out, for the office: coverage, load, what was reached. Nothing of tiers, which no screen shows. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { type Run, reportQuery } from './queries.ts'
import { RunOdds } from './run-odds.tsx'
import { runWords as words } from './run-words.ts'

export function RunReport({ run }: { run: Run }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(reportQuery(api, { county: run.countyCode, id: run.id }))
  const report = query.data
  return (
    <Section title={say(words.report)}>
      {query.isPending && <Loading />}
      {query.isError && !report && <Unread error={query.error} retry={query.refetch} />}
      {report && (
        <>
          <Facts
            short
            of={[
              [
                say(words.covered),
                say(words.coveredOf, {
                  covered: report.coverage.covered,
                  all: report.coverage.all,
                }),
              ],
              [
                say(words.load),
                say(report.load.min === report.load.max ? words.loadEach : words.loadFrom, {
                  min: report.load.min,
                  max: report.load.max,
                }),
              ],
              ...(run.moves ? [[say(words.moves), say(words.movesOf, run.moves)] as const] : []),
            ]}
          />
          <p className="small">
            {report.load.distribution.map((each) => say(words.loads, each)).join(' · ')}
          </p>
          {report.strongToNeed && report.strongToNeed.all > 0 && (
            <p>{say(words.strongToNeed, report.strongToNeed)}</p>
          )}
          <p>{say(report.fairness)}</p>
          <ul className="plain-list">
            {report.levels
              .filter(({ level }) => level !== 'tier')
              .map((each) => (
                <li key={each.level}>{say(each)}</li>
              ))}
          </ul>
          <RunOdds strata={report.strata} />
          {report.coverage.uncovered.length > 0 && (
            <>
              <h3 className="strong">{say(words.uncovered)}</h3>
              <ul className="plain-list two">
                {report.coverage.uncovered.map(({ code, name }) => (
                  <li key={code}>{name}</li>
                ))}
              </ul>
            </>
          )}
          {report.notices.length > 0 && (
            <details className="more">
              <summary>{say(words.notices)}</summary>
              {report.notices.map((each) => (
                <p key={each.zh} className="small">
                  {say(each)}
                </p>
              ))}
            </details>
          )}
        </>
      )}
    </Section>
  )
}
