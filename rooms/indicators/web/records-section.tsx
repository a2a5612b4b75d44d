/** The records that a number is added up from, newest first, each with who confirmed it; a page of its own where its room has one. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { levelWords, wayWords } from '../shared/level-words.ts'
import { sayExactQuantity, sayMonth } from './amounts.ts'
import type { Behind } from './behind.ts'
import { Exports } from './exports.tsx'
import { type CountedRecord, recordsQuery } from './queries.ts'
import { figureWords as words } from './words.ts'

interface RecordsSectionProps extends Omit<Behind, 'asOf'> {
  /** Only its records; all of them where none is chosen. */
  month: string | undefined
  showAll(): void
}

export function RecordsSection(props: RecordsSectionProps) {
  const { cycleId, of, figure, links, month, showAll } = props
  const { say, language } = useReading()
  const { api } = useDesk()
  const { code, money, unit } = figure
  const query = useInfiniteQuery(recordsQuery(api, { cycleId, code, of, month }))
  const records = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section
      title={
        month ? say(words.recordsOf, { month: sayMonth(month, language) }) : say(words.records)
      }
      aside={
        month && (
          <button type="button" className="plain" onClick={showAll}>
            {say(words.allMonths)}
          </button>
        )
      }
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && records.length === 0 && <p className="second">{say(words.recordsNone)}</p>}
      {records.length > 0 && (
        <PlainTable<CountedRecord>
          label={say(words.recordsLabel)}
          items={records}
          keyOf={({ id, measure, sort, aspect }) => `${id} ${measure} ${sort} ${aspect}`}
          columns={[
            {
              head: words.day,
              cell: (record) => (
                <RecordLink record={record} links={links}>
                  {sayDate(record.day, language)}
                </RecordLink>
              ),
            },
            {
              head: words.sort,
              cell: (record) => {
                const name = kindOf(record, links)
                return name && say(name)
              },
            },
            { head: words.place, cell: ({ place }) => place.name },
            {
              head: words.quantity,
              cell: ({ quantity }) => `${sayExactQuantity(quantity, { money })} ${say(unit)}`,
            },
            { head: words.confirmation, cell: (record) => <Confirmed record={record} /> },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {say(words.more)}
        </Button>
      )}
      {records.length > 0 && (
        <Exports path={`/api/cycles/${cycleId}/figures/${code}/records`} query={{ ...of, month }} />
      )}
    </Section>
  )
}

type LinkProps = { record: CountedRecord } & Pick<Behind, 'links'>

function RecordLink({ record, links, children }: LinkProps & { children: string }) {
  const to = links[record.kind]?.to?.(record)
  return to === undefined ? children : <Link to={to}>{children}</Link>
}

/** What the programme calls its sort, or what sort of record it is at all. */
function kindOf({ kind, sortName }: CountedRecord, links: Behind['links']): Saying | undefined {
  return sortName ?? links[kind]?.what
}

function Confirmed({ record: { level, way } }: { record: CountedRecord }) {
  const { say } = useReading()
  const said = say(levelWords[level])
  return way ? say(words.levelAndWay, { level: said, way: say(wayWords[way]) }) : said
}
