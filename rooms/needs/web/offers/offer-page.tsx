/** One offer: what it is, how far it is taken, and which needs it fits. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Facts, Page } from '#base/web/page.tsx'
import { categoryWords as needWords } from '../../shared/category-words.ts'
import { categoryWords, offerStateWords } from '../../shared/offer-words.ts'
import { OfferActs } from './offer-acts.tsx'
import { offerQuery, type Place, type ShownOffer } from './queries.ts'
import { sayHowMuch, sayWhen } from './say-offer.ts'
import { NeedsForOffer } from './suggestions.tsx'
import { offersWords, offerWords as words } from './words.ts'

export function OfferPage() {
  const { say } = useReading()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as Place
  const query = useQuery(offerQuery(api, place))
  const offer = query.data
  return (
    <Page title={offer?.title ?? say(offersWords.title)} narrow>
      <nav className="crumbs" aria-label={say(offersWords.path)}>
        <Link to="/offers">{say(offersWords.title)}</Link>
      </nav>
      {query.isPending && <Loading />}
      {query.isError && !offer && <Unread error={query.error} retry={query.refetch} />}
      {offer && <Shown offer={offer} />}
    </Page>
  )
}

function Shown({ offer }: { offer: ShownOffer }) {
  const { say, language } = useReading()
  const { organizationName: unit, number, category, state, places, taken } = offer
  const howMuch = sayHowMuch(offer, say)
  const when = sayWhen(offer, say, language)
  const facts: (readonly [string, string])[] = [
    [
      say(offersWords.need),
      offer.needs.map((code) => say(needWords[code])).join(language === 'en' ? ', ' : '、'),
    ],
    ...(howMuch ? [[say(offersWords.amount), howMuch] as const] : []),
    ...(when ? [[say(words.when), when] as const] : []),
    ...(offer.conditions ? [[say(words.conditions), offer.conditions] as const] : []),
    ...(offer.contactTitle
      ? [[say(words.contact), say(words.contactOf, { unit, post: offer.contactTitle })] as const]
      : []),
    [
      say(words.places),
      places === null ? say(words.takenOf, { taken }) : say(words.placesOf, { places, taken }),
    ],
    ...(offer.endReason ? [[say(words.why), offer.endReason] as const] : []),
  ]
  const about = [unit, say(categoryWords[category]), say(offersWords.numbered, { number })]
  return (
    <>
      <p className="second">{about.join(' · ')}</p>
      {offer.content && <p className="own-words">{offer.content}</p>}
      <p className="strong">{say(offerStateWords[state])}</p>
      {state === 'draft' && <p className="small">{say(words.draftNote)}</p>}
      {offer.mayChange && <OfferActs offer={offer} />}
      <Facts of={facts} />
      {state === 'published' && (
        <NeedsForOffer place={{ county: offer.countyCode, id: offer.id }} />
      )}
    </>
  )
}
