/** What came of trying out, in figures; or why nothing can come of it. */
import type { Reason } from '@lianjian/pairing'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { sayReasons } from '../shared/say-reasons.ts'
import type { Run } from './queries.ts'
import { runWords as words } from './run-words.ts'

/** As much of an outcome as is shown. */
type Outcome =
  | {
      outcome: 'paired'
      tried: number
      communities: number
      covered: { min: number; max: number }
      load: { min: number; max: number }
    }
  | { outcome: 'infeasible' | 'refused'; reasons: Reason[] }

export function RunTried({ simulations }: Pick<Run, 'simulations'>) {
  const say = useSay()
  // The last one counts: the rules are the same, the roster is frozen.
  const newest = simulations.reduce<Run['simulations'][number] | undefined>(
    (last, each) => (last && last.number > each.number ? last : each),
    undefined,
  )
  if (!newest) return null
  const outcome = newest.outcome as Outcome
  if (outcome.outcome !== 'paired') {
    return (
      <Notice title={say(words.cannot)}>
        {outcome.reasons.map((reason) => {
          const said = { zh: sayReasons([reason], 'zh-CN'), en: sayReasons([reason], 'en') }
          return <p key={said.zh}>{say(said)}</p>
        })}
      </Notice>
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
