/** How sure a number is: solid what residents or inspectors said, lighter what the other side agreed to, hatched the rest. */
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import { useReading } from '#base/web/language.tsx'
import type { ByLevel } from '../shared/figures.ts'
import { levelWords } from '../shared/level-words.ts'
import { sayQuantity } from './amounts.ts'
import { levelMeaning, figureWords as words } from './words.ts'

/** The surest first, which is the order of reading and of drawing. */
export const levels = Object.keys(levelWords) as EvidenceLevel[]

/** Shares of one number; whoever does not see them reads the words beside. */
export function EvidenceBar({ byLevel }: { byLevel: ByLevel }) {
  const held = levels.filter((level) => byLevel[level] > 0)
  const whole = held.reduce((sum, level) => sum + byLevel[level], 0)
  return (
    <span className="evidence" aria-hidden="true">
      {held.map((level) => (
        <i
          key={level}
          className={`ink-${level}`}
          style={{ width: `${(byLevel[level] / whole) * 100}%` }}
        />
      ))}
    </span>
  )
}

/** The same in words, without the levels that hold nothing. */
export function EvidenceWords({ byLevel, money }: { byLevel: ByLevel; money: boolean }) {
  const { say, language } = useReading()
  return (
    <span className="evidence-words">
      {levels
        .filter((level) => byLevel[level] !== 0)
        .map((level) =>
          say(words.levelLine, {
            level: say(levelWords[level]),
            amount: sayQuantity(byLevel[level], language, { money }),
          }),
        )
        .join(' · ')}
    </span>
  )
}

/** What the ways of drawing mean, once a page. */
export function EvidenceLegend() {
  const { say } = useReading()
  return (
    <ul className="evidence-legend" aria-label={say(words.legend)}>
      {levels.map((level) => (
        <li key={level}>
          <i className={`ink-${level}`} aria-hidden="true" />
          <span>
            {say(levelWords[level])} <span className="second">{say(levelMeaning[level])}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
