/** One need: the village's words, how far it has got, what comes next, and its story. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Facts, Page, Section } from '#base/web/page.tsx'
import { categoryWords } from '../../shared/category-words.ts'
import {
  levelWords,
  sideWords,
  stateWords,
  stepWords,
  urgencyWords,
  wayWords,
} from '../../shared/need-words.ts'
import { Suggestions } from '../offers/suggestions.tsx'
import { NeedActs } from './need-acts.tsx'
import { MatchesSection, ReferralsSection } from './need-matches.tsx'
import { needQuery, type Place, type ShownNeed } from './queries.ts'
import { needsWords, pageWords as words } from './words.ts'

export function NeedPage() {
  const { say } = useReading()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as Place
  const query = useQuery(needQuery(api, place))
  const need = query.data
  return (
    <Page title={need?.title ?? say(needsWords.title)} narrow>
      <nav className="crumbs" aria-label={say(needsWords.path)}>
        <Link to="/needs">{say(needsWords.title)}</Link>
      </nav>
      {query.isPending && <Loading />}
      {query.isError && !need && <Unread error={query.error} retry={query.refetch} />}
      {need && <Shown need={need} />}
    </Page>
  )
}

function Shown({ need }: { need: ShownNeed }) {
  const { say, language } = useReading()
  const { can } = useDesk()
  const { community, number, category, urgency, beneficiaries, round, enteredBy } = need
  const about = [
    `${community.name} ${say(needsWords.numbered, { number })}`,
    say(categoryWords[category]),
    say(urgencyWords[urgency]),
    beneficiaries !== null && say(needsWords.helped, { count: beneficiaries }),
    round > 1 && say(words.round, { count: round }),
    enteredBy === 'helper' && say(words.entered),
  ]
  const decided = [need.decision, need.decidedOn && sayDate(need.decidedOn, language)]
  const level =
    need.level &&
    need.way &&
    say(words.levelOf, { level: say(levelWords[need.level]), way: say(wayWords[need.way]) })
  const facts: (readonly [string, string])[] = [
    ...(need.holder
      ? [
          [
            say(need.state === 'closed' ? needsWords.doneBy : needsWords.holder),
            need.holder.name,
          ] as const,
        ]
      : []),
    ...(level ? [[say(words.level), level] as const] : []),
    ...(need.selfEffort ? [[say(words.selfEffort), need.selfEffort] as const] : []),
    ...(need.decision ? [[say(words.decision), decided.filter(Boolean).join('，')] as const] : []),
    ...(need.wantedBy ? [[say(words.wantedBy), sayDate(need.wantedBy, language)] as const] : []),
  ]
  return (
    <>
      <p className="second">{about.filter(Boolean).join(' · ')}</p>
      <p className="own-words">{need.detail}</p>
      <p className="strong">{say(stateWords[need.state])}</p>
      {need.state === 'delivered' && <p className="small">{say(words.waits)}</p>}
      {need.denied && <p className="small">{say(words.denied)}</p>}
      {need.mergedInto && (
        <p>
          <Link to="/needs/$county/$id" params={{ county: need.countyCode, id: need.mergedInto }}>
            {say(words.mergedInto)}
          </Link>
        </p>
      )}
      <NeedActs need={need} />
      {facts.length > 0 && <Facts of={facts} />}
      <MatchesSection need={need} decides={can('needs.decide')} />
      <ReferralsSection need={need} />
      <Answers need={need} />
      {need.state === 'published' && (
        <Suggestions place={{ county: need.countyCode, id: need.id }} />
      )}
      <Story need={need} />
    </>
  )
}

function Answers({ need: { answers, slipsOut } }: { need: ShownNeed }) {
  const { say } = useReading()
  const { yes, no, words: wrote } = answers
  if (yes + no + slipsOut === 0) return null
  return (
    <Section title={say(words.answers)}>
      <p>
        {say(words.answersOf, { yes, no })}{' '}
        <span className="second">
          {slipsOut > 0 && say(words.slipsOut, { count: slipsOut })} {say(words.anonymous)}
        </span>
      </p>
      {wrote.length > 0 && (
        <ul className="rows">
          {wrote.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two residents may have written the same
            <li key={at}>
              <div>
                <p>{each.words}</p>
                <p className="small">{say(wayWords[each.way])}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Newest last, as a story is told. */
function Story({ need: { steps } }: { need: ShownNeed }) {
  const { say, language } = useReading()
  return (
    <Section title={say(words.story)}>
      <ol className="plain-list">
        {steps.map(({ step, at, side, organization, words: wrote, day, way }) => {
          const who = side === 'unit' && organization ? organization.name : say(sideWords[side])
          const aside = [
            way ? say(wayWords[way]) : who,
            sayMoment(at, language),
            step === 'plan' && day && say(words.until, { day: sayDate(day, language) }),
          ]
          return (
            <li key={`${step} ${at}`}>
              <b>
                {step === 'claim' && side === 'village' && organization
                  ? say(words.agreedTo, { name: organization.name })
                  : say(stepWords[step])}
              </b>{' '}
              <span className="second">{aside.filter(Boolean).join(' · ')}</span>
              {wrote && <div className="below">{wrote}</div>}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
