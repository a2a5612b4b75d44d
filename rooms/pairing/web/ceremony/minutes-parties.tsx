/** What each party sealed and revealed, and when. */
import { Fragment } from 'react'
import { sayFullMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { hostWords } from './ceremony-words.ts'
import { Hash } from './hash.tsx'
import { minutesWords as words } from './minutes-words.ts'
import type { Ceremony, Minutes } from './queries.ts'

export function MinutesParties({ ceremony, minutes }: { ceremony: Ceremony; minutes: Minutes }) {
  const { say, language } = useReading()
  const sayWhen = (moment: string | null | undefined, typists: readonly string[] = []) => {
    if (!moment) return say(words.notYet)
    const at = sayFullMoment(moment, language)
    if (typists.length === 0) return at
    const names = typists.join(say(hostWords.between))
    return `${at} · ${say(words.typedBy, { names })}`
  }
  return (
    <Section title={say(words.parties)}>
      <ol className="minutes-parties">
        {ceremony.parties.map(({ number, party, commitment, share }) => {
          const done = minutes.parties.find((each) => each.number === number)
          return (
            <li key={number}>
              <h3>{party}</h3>
              <dl>
                {done?.links.map(({ at, by, reason }) => (
                  <Fragment key={at}>
                    <dt>{say(words.renewed)}</dt>
                    <dd>{say(words.renewedBy, { at: sayFullMoment(at, language), by, reason })}</dd>
                  </Fragment>
                ))}
                <dt>{say(words.sealed)}</dt>
                <dd>{sayWhen(done?.sealedAt, done?.sealTypedBy)}</dd>
                <dt>{say(words.seal)}</dt>
                <dd>{commitment === null ? say(words.none) : <Hash hex={commitment} />}</dd>
                <dt>{say(words.revealed)}</dt>
                <dd>{sayWhen(done?.revealedAt, done?.numberTypedBy)}</dd>
                <dt>{say(words.number)}</dt>
                <dd>{share === null ? say(words.none) : <Hash hex={share} />}</dd>
              </dl>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
