/** The first scene: what is drawn, from which list, by which rules. */
import { useSay } from '#base/web/language.tsx'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import type { Ceremony } from './queries.ts'

export function ListScene({ ceremony }: { ceremony: Ceremony }) {
  const say = useSay()
  const { supporters, communities, parties, inputRoot, beacon, title, event, place } = ceremony
  return (
    <div className="list-scene">
      <p className="hall-kicker">
        {[title === event ? undefined : title, place].filter(Boolean).join(' · ')}
      </p>
      <h2 className="unseen">{say(words.today)}</h2>
      <dl className="hall-figures">
        {(
          [
            [supporters, words.supporters],
            [communities, words.communities],
            [parties.length, words.parties],
          ] as const
        ).map(([count, of]) => (
          <div key={of.zh}>
            <dt>{say(of)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div className="hall-print">
        <h2>{say(words.fingerprint)}</h2>
        <Hash hex={inputRoot} />
        <p>{say(words.frozen)}</p>
      </div>
      <div className="hall-rules">
        <h2>{say(words.rules)}</h2>
        <ol>
          <li>{say(words.rule1)}</li>
          <li>{say(words.rule2, { event: beacon.event })}</li>
          <li>{say(words.rule3)}</li>
        </ol>
      </div>
    </div>
  )
}
