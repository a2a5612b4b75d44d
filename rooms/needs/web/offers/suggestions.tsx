/** What fits, each with its reasons; nothing is done by itself. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useReading } from '#base/web/language.tsx'
import { ButtonLink, Section } from '#base/web/page.tsx'
import type { SaidReason } from '../../shared/suggestion-schema.ts'
import { needsForOfferQuery, offersForNeedQuery, type Place } from './queries.ts'
import { suggestionWords as words } from './words.ts'

/** Needs that an offer fits. */
export function NeedsForOffer({ place }: { place: Place }) {
  const { say } = useReading()
  const { api } = useDesk()
  const { data } = useQuery(needsForOfferQuery(api, place))
  if (!data) return null
  return (
    <Section title={say(words.needs)}>
      {data.needs.length === 0 && <p className="second">{say(words.noNeeds)}</p>}
      <ul className="rows">
        {data.needs.map(({ need, reasons }) => (
          <Suggested
            key={need.id}
            name={need.title}
            aside={need.community.name}
            reasons={reasons}
            to={`/needs/${need.countyCode}/${need.id}`}
          />
        ))}
      </ul>
    </Section>
  )
}

/** Offers and units that fit a need. */
export function Suggestions({ place }: { place: Place }) {
  const { say } = useReading()
  const { api } = useDesk()
  const { data } = useQuery(offersForNeedQuery(api, place))
  if (!data) return null
  return (
    <>
      <Section title={say(words.offers)}>
        {data.offers.length === 0 && <p className="second">{say(words.noOffers)}</p>}
        <ul className="rows">
          {data.offers.map(({ offer, reasons }) => (
            <Suggested
              key={offer.id}
              name={offer.title}
              aside={offer.organizationName}
              reasons={reasons}
              to={`/offers/${offer.countyCode}/${offer.id}`}
            />
          ))}
        </ul>
      </Section>
      {data.units.length > 0 && (
        <Section title={say(words.units)}>
          <ul className="rows">
            {data.units.map(({ organization, reasons }) => (
              <Suggested
                key={organization.id}
                name={organization.name}
                reasons={reasons}
                to={`/organizations/${place.county}/${organization.id}`}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

interface SuggestedProps {
  name: string
  aside?: string
  reasons: readonly SaidReason[]
  to: string
}

function Suggested({ name, aside, reasons, to }: SuggestedProps) {
  const { say, language } = useReading()
  const said = reasons.map((reason) => reason.said).join(language === 'en' ? '; ' : '；')
  return (
    <li>
      <div>
        <p>
          <b>{name}</b>
          {aside && <span className="second"> {aside}</span>}
        </p>
        <p className="small">{say(words.because, { reasons: said })}</p>
      </div>
      <ButtonLink to={to as never} aria-label={`${say(words.look)} ${name}`}>
        {say(words.look)}
      </ButtonLink>
    </li>
  )
}
