/** What the best other supporter would cost, and whom. */
import type { ObjectiveName } from '@lianjian/pairing'
import { useSay } from '#base/web/language.tsx'
import type { Directory } from './directory.ts'
import { objectiveWords, ruleWords } from './rule-words.ts'
import type { Answer } from './trial-tasks.ts'
import { studioWords as words } from './words.ts'

/** Who moves beside these is told by their number. */
const mostMoves = 6

export function InsteadOf({ directory, answer }: { directory: Directory; answer: Answer }) {
  const say = useSay()
  const { instead } = answer
  if (!instead) {
    // A lot, a lock and the only one there is have no best other.
    const isNamed = answer.reasons.some(({ params }) => params.alternative !== undefined)
    return isNamed ? <p className="second">{say(words.insteadNone)}</p> : null
  }
  const names = (codes: readonly string[]) =>
    codes.map((code) => directory.supporters.get(code)?.name ?? code).join(say(ruleWords.and)) ||
    say(words.nobody)
  const { levels, moves } = instead
  return (
    <div className="instead">
      <h3>{say(words.instead, { name: names([instead.supporter]) })}</h3>
      {levels.length === 0 && <p>{say(words.insteadSame)}</p>}
      <ul className="plain-list">
        {levels
          .filter(({ level }, at) => level !== 'tier' || at === 0)
          .map((each) => (
            <li key={each.level}>
              <LevelChange {...each} />
            </li>
          ))}
      </ul>
      {moves.length > 0 && (
        <>
          <p>{say(words.insteadMoves, { count: moves.length })}</p>
          <ul className="plain-list small">
            {moves.slice(0, mostMoves).map(({ community, before, after }) => (
              <li key={community}>
                {say(words.move, {
                  community: directory.communities.get(community)?.name ?? community,
                  before: names(before),
                  after: names(after),
                })}
              </li>
            ))}
            {moves.length > mostMoves && (
              <li>{say(words.andMore, { count: moves.length - mostMoves })}</li>
            )}
          </ul>
        </>
      )}
    </div>
  )
}

interface LevelChangeProps {
  level: string
  before: number
  after: number
}

/** How groups match is told where it decides, and never by how much: beside a unit that is known it would tell a group. */
function LevelChange({ level, before, after }: LevelChangeProps) {
  const say = useSay()
  const name = say(costWords[level as ObjectiveName] ?? objectiveWords[level as ObjectiveName])
  if (level !== 'tier') return say(words.worse, { name, before, after })
  return say(words.worseGroups, { name })
}

/** An objective counts what is not as wished. */
const costWords: Partial<Record<ObjectiveName, { zh: string; en: string }>> = {
  unpaired: { zh: '单位缺的名额', en: 'Places missing to units' },
  coverage: { zh: '村里缺的名额', en: 'Places missing to villages' },
  'function-need': { zh: '职能不对口的对数', en: 'Pairs whose function meets no need' },
  tier: { zh: '分组搭配', en: 'The matching of groups' },
  fit: { zh: '资源不对口的对数', en: 'Pairs in which no offer meets a need' },
  preference: { zh: '志愿名次合计', en: 'Sum of ranks' },
  stability: { zh: '没留住的原结对', en: 'Ties from before not kept' },
  distance: { zh: '远近合计', en: 'Sum of steps' },
  balance: { zh: '担子不匀', en: 'Unevenness of load' },
}
