/** What units can give, as far as somebody sees it. */
import { needCodes } from '@lianjian/pairing'
import { useDesk } from '#base/web/desk.tsx'
import { useFileAddress } from '#base/web/file-address.ts'
import { useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import { type Filter, useView } from '#base/web/list/view.ts'
import { ButtonLink } from '#base/web/page.tsx'
import { categoryWords as needWords } from '../../shared/category-words.ts'
import {
  categories,
  categoryWords,
  offerStates,
  offerStateWords,
} from '../../shared/offer-words.ts'
import { countOffers, type OfferItem, offersPage } from './queries.ts'
import { sayHowMuch } from './say-offer.ts'
import { offersWords as words } from './words.ts'

const filters: Filter[] = [
  {
    name: 'category',
    label: words.category,
    choices: categories.map((value) => ({ value, label: categoryWords[value] })),
  },
  {
    name: 'need',
    label: words.need,
    choices: needCodes.map((value) => ({ value, label: needWords[value] })),
  },
  {
    name: 'state',
    label: words.state,
    choices: offerStates.map((value) => ({ value, label: offerStateWords[value] })),
  },
]

export function OffersPage() {
  const say = useSay()
  const { api, can } = useDesk()
  const writes = can('offers.write')
  const columns: Column<OfferItem>[] = [
    { head: words.category, short: true, cell: ({ category }) => say(categoryWords[category]) },
    {
      head: words.need,
      cell: ({ needs }) => needs.map((code) => say(needWords[code])).join(say(listed)),
    },
    { head: words.amount, short: true, cell: (offer) => sayHowMuch(offer, say) },
    { head: words.state, short: true, cell: ({ state }) => <b>{say(offerStateWords[state])}</b> },
  ]
  return (
    <ListPage<OfferItem>
      name="offers"
      title={words.title}
      lead={words.lead}
      act={
        writes && (
          <>
            <ButtonLink to="/offers/carry">{say(words.carry)}</ButtonLink>
            <ButtonLink to="/offers/bring">{say(words.bring)}</ButtonLink>
            <ButtonLink to="/offers/new" first>
              {say(words.add)}
            </ButtonLink>
          </>
        )
      }
      aside={<Export />}
      searchHint={words.search}
      counted={words.counted}
      filters={filters}
      count={(view, signal) => countOffers(api, view, signal)}
      load={(query, signal) => offersPage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ title }) => title}
      belowName={({ organizationName, number }) =>
        `${organizationName} · ${say(words.numbered, { number })}`
      }
      nameHead={words.name}
      to={({ countyCode, id }) => `/offers/${countyCode}/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(writes ? words.teachUnit : words.teachOthers)}</p>
        </>
      }
    />
  )
}

const listed = { zh: '、', en: ', ' }

/** What the list shows goes out as a sheet. */
function Export() {
  const say = useSay()
  const fileAt = useFileAddress()
  const { view } = useView(filters)
  const { q, ...rest } = view
  const query = { ...rest, ...(q !== undefined && { search: q }) }
  return (
    <>
      <a href={fileAt('/api/offers/export.xlsx', query)}>{say(words.exportExcel)}</a>{' '}
      <a href={fileAt('/api/offers/export.csv', query)}>{say(words.exportCsv)}</a>
    </>
  )
}
