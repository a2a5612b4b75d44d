/** What came of trying out, in figures; or why nothing can come of it. */
import type { Reason } from '@lianjian/pairing'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { newestTrialOf } from './newest-trial.ts'
import type { Run } from './queries.ts'
import { sayEach } from './reason-words.ts'
import { runWords as words } from './run-words.ts'

/** Of a clash; after them stand what would help. */
const isCause = ({ code }: Reason) => !/^ways?\./.test(code)

export function RunTried({ simulations, kind }: Pick<Run, 'simulations' | 'kind'>) {
  const say = useSay()
  const outcome = newestTrialOf({ simulations })
  if (!outcome) return null
  if (outcome.outcome !== 'paired') {
    return (
      <>
        <Notice title={say(words.cannot)}>
          {sayEach(say, outcome.reasons.filter(isCause)).map((said) => (
            <p key={said}>{said}</p>
          ))}
        </Notice>
        <Section title={say(words.cannotWays)}>
          <p className="second">{say(kind === 'whole' ? words.cannotHow : words.cannotHowRest)}</p>
          <ul className="plain-list">
            {sayEach(
              say,
              outcome.reasons.filter((each) => !isCause(each)),
            ).map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </Section>
      </>
    )
  }
  const { tried, communities: all, covered, load } = outcome
  return (
    <Section title={say(words.came)}>
      <p className="second">{say(words.cameLead, { count: tried })}</p>
      <Facts
        short
        of={[
          [
            say(words.covered),
            covered.min === covered.max
              ? say(words.coveredOf, { covered: covered.max, all })
              : say(words.coveredFrom, { ...covered, all }),
          ],
          [
            say(words.load),
            say(load.min === load.max ? words.loadEach : words.loadFrom, {
              min: load.min,
              max: load.max,
            }),
          ],
        ]}
      />
    </Section>
  )
}
