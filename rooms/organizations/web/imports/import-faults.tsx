/** Everything that is wrong with a sheet, at once; and the sheet itself with the faults written into it. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { FaultRows } from '#base/web/fault-rows.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import { organizationWords } from '../words.ts'
import { ImportColumns, needsColumns } from './import-columns.tsx'
import { faultsQuery, type Import, pathOf } from './import-queries.ts'
import { importWords as words } from './import-words.ts'
import { useImportAct } from './use-import-act.ts'

export function ImportFaults({ of }: { of: Import }) {
  const say = useSay()
  const fileAt = useFileAddress()
  const { countyCode: county, id, side, faultCount } = of
  const { act, busy, problem } = useImportAct(of)
  const mapFirst = needsColumns(of)
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <Notice title={say(words.faulty, { count: sayExactly(faultCount) })}>
        <p>{say(mapFirst ? words.faultyMap : words.faultyHow)}</p>
        <p className="acts">
          <Button
            type={mapFirst ? 'default' : 'primary'}
            href={fileAt(`${pathOf({ county, id })}/faults.xlsx`)}
          >
            {say(words.faultsFile)}
          </Button>
          <ButtonLink to="/organizations/imports/new" search={{ side, county, instead: id }}>
            {say(words.corrected)}
          </ButtonLink>
          <Button loading={busy} onClick={() => act('POST', 'cancel')}>
            {say(words.cancel)}
          </Button>
        </p>
      </Notice>
      {mapFirst && <ImportColumns of={of} first />}
      <Faults of={of} />
      {!mapFirst && <ImportColumns of={of} />}
    </>
  )
}

function Faults({ of: { countyCode: county, id, version } }: { of: Import }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useInfiniteQuery(faultsQuery(api, { county, id }, version))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const total = query.data?.pages[0]?.total ?? 0
  // The server tells a thousand; those beyond are in the file alone.
  const cut = query.isSuccess && !query.hasNextPage && items.length < total
  return (
    <Section title={say(words.faults)}>
      {query.isPending && <Loading />}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      <FaultRows of={items} />
      {cut && <p className="small">{say(words.faultsCut, { count: items.length })}</p>}
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(organizationWords.more)}
          </Button>
        </p>
      )}
    </Section>
  )
}
