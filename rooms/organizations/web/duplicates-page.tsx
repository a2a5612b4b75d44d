/** Organizations that may have been entered twice, side by side; people decide whether they are one. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { kindWords, sideWords } from '../shared/words.ts'
import { changeWords as words } from './change-words.ts'
import { type DuplicatePair, duplicatesQuery } from './queries.ts'
import { organizationWords } from './words.ts'

const reasonWords: Record<DuplicatePair['reasons'][number], Saying> = {
  name: words.sameName,
  code: words.sameCode,
  'credit-code': words.sameCredit,
  region: words.sameRegion,
}

export function DuplicatesPage() {
  const say = useSay()
  const { api, me } = useDesk()
  const { county = me?.duties[0]?.countyCode } = useSearch({ strict: false }) as {
    county?: string
  }
  const query = useInfiniteQuery(duplicatesQuery(api, county))
  const pairs = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={say(words.twiceTitle)} lead={say(words.twiceLead)} narrow>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && pairs.length === 0 && (
        <div className="teach">
          <p className="strong">{say(words.twiceNone)}</p>
          <p>{say(words.twiceNoneDetail)}</p>
        </div>
      )}
      {pairs.map((pair) => (
        <Pair key={pair.organizations.map(({ id }) => id).join()} pair={pair} county={county} />
      ))}
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(organizationWords.more)}
          </Button>
        </p>
      )}
    </Page>
  )
}

function Pair({ pair, county = '' }: { pair: DuplicatePair; county: string | undefined }) {
  const say = useSay()
  const { can } = useDesk()
  const { reasons, organizations } = pair
  const of = organizations.map(({ id }) => id).join()
  return (
    <article className="pair">
      <p className="pair-why">{reasons.map((each) => say(reasonWords[each])).join(' · ')}</p>
      <div className="pair-sides">
        {organizations.map(({ id, name, kind, side, code, parentName, regionName }, at) => (
          <div key={id}>
            <p className="small">{say(at === 0 ? words.older : words.newer)}</p>
            <h2>
              <Link to="/organizations/$county/$id" params={{ county, id }}>
                {name}
              </Link>
            </h2>
            <p>
              {say(kindWords[kind])} · {say(sideWords[side])} · <span className="mono">{code}</span>
            </p>
            <p className="second">{parentName ?? regionName}</p>
          </div>
        ))}
      </div>
      {can('organizations.reorganise') ? (
        <ButtonLink
          to="/organizations/$county/merge"
          params={{ county }}
          search={{ of, kind: 'duplicate' }}
        >
          {say(words.same)}
        </ButtonLink>
      ) : (
        <p className="hint">{say(words.sameAsk)}</p>
      )}
    </article>
  )
}
