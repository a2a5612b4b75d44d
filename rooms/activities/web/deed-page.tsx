/** One deed: what was done, how sure it is, and what whoever reads it may do. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Facts, Page } from '#base/web/page.tsx'
import { directionWords, sourceWords } from '../shared/words.ts'
import { DeedActs } from './deed-acts.tsx'
import { type DeedAnswer, deedQuery } from './queries.ts'
import { sayYuan } from './say-costs.ts'
import { StateMark } from './state-mark.tsx'
import { deedWords as words } from './words.ts'
import './deeds.css'

export function DeedPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useQuery(deedQuery(api, county, id))
  if (query.data) return <OneDeed deed={query.data} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

function OneDeed({ deed }: { deed: DeedAnswer }) {
  const { say, language } = useReading()
  const isGift = deed.direction === 'gift'
  const given =
    deed.quantity === null
      ? []
      : [[say(words.quantity), `${sayExactly(deed.quantity)} ${deed.countedIn}`] as const]
  return (
    <Page title={deed.title} lead={<StateMark deed={deed} />} narrow>
      {deed.words !== null && (
        <Notice title={say(deed.state === 'questioned' ? words.theirWords : words.whyWithdrawn)}>
          <p>{deed.words}</p>
        </Notice>
      )}
      <Facts
        of={[
          [say(words.unit), deed.unit.name],
          [say(words.community), deed.community.name],
          [say(words.day), sayDate(deed.day, language)],
          [say(words.kind), say(isGift ? directionWords.gift : deed.kindName)],
          ...(deed.place === null ? [] : [[say(words.place), deed.place] as const]),
          ...given,
          ...(deed.helped > 0
            ? [[say(words.helped), say(words.people, { count: sayExactly(deed.helped) })] as const]
            : []),
          ...deed.costs.map(({ source, fen }) => [say(sourceWords[source]), sayYuan(fen)] as const),
          ...(deed.paidBy ? [[say(words.paidBy), <PaidBy key="paid" deed={deed} />] as const] : []),
          ...(deed.outcome === null ? [] : [[say(words.outcomeTitle), deed.outcome] as const]),
          [say(words.programme), `${deed.cycle.programme} ${deed.cycle.name}`],
        ]}
      />
      <DeedActs deed={deed} />
      <p className="back">
        <Link to="/deeds">{say(words.back)}</Link>
      </p>
    </Page>
  )
}

function PaidBy({ deed: { countyCode, paidBy } }: { deed: DeedAnswer }) {
  if (!paidBy) return null
  return (
    <Link to="/deeds/$county/$id" params={{ county: countyCode, id: paidBy.id }}>
      {paidBy.title}
    </Link>
  )
}
