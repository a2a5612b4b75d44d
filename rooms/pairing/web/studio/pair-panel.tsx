/** What is selected, in sentences: who they are, why these two, and what anybody else would cost. */
import type { TriedPair } from '@lianjian/pairing/try'
import { useEffect, useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { useWide } from '#base/web/media.ts'
import { sayReason } from '../reason-words.ts'
import type { Directory, Side } from './directory.ts'
import { InsteadOf } from './instead.tsx'
import { PairActs, type PairTies } from './pair-acts.tsx'
import type { Chosen } from './picture.tsx'
import { needWords, ruleWords } from './rule-words.ts'
import type { Answer } from './trial-tasks.ts'
import { studioWords as words } from './words.ts'

interface PairPanelProps {
  directory: Directory
  pairs: readonly TriedPair[]
  chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
  /** Absent for pairs that are decided, whose reasons stand with them. */
  explain: ((pair: TriedPair) => Promise<Answer>) | undefined
  /** Absent where nothing can be changed. */
  ties: PairTies | undefined
}

export function PairPanel({ directory, pairs, chosen, onChoose, explain, ties }: PairPanelProps) {
  const say = useSay()
  const wide = useWide()
  return (
    <section className="studio-pair" aria-label={say(words.chosen)} aria-live="polite">
      {!chosen && <p className="second">{say(wide ? words.choose : words.chooseNarrow)}</p>}
      {chosen && 'side' in chosen && (
        <OneSide {...{ directory, pairs, onChoose }} side={chosen.side} code={chosen.code} />
      )}
      {chosen && 'pair' in chosen && (
        <Pair
          key={chosen.pair.join(' ')}
          {...{ directory, pairs, explain, ties }}
          pair={chosen.pair}
        />
      )}
    </section>
  )
}

interface OneSideProps extends Pick<PairPanelProps, 'directory' | 'pairs' | 'onChoose'> {
  side: Side
  code: string
}

function OneSide({ directory, pairs, onChoose, side, code }: OneSideProps) {
  const say = useSay()
  const [own, others] =
    side === 'supporter'
      ? [directory.supporters, directory.communities]
      : [directory.communities, directory.supporters]
  const row = own.get(code)
  if (!row) return null
  const at = side === 'supporter' ? 0 : 1
  const held = pairs.filter((pair) => pair[at] === code)
  const { name, min, max } = row
  return (
    <>
      <h2>{name}</h2>
      <About directory={directory} side={side} code={code} />
      <p>
        {held.length === 0
          ? say(words.noPairs)
          : say(words.hasPairs, { count: held.length, min, max })}
      </p>
      <ul className="plain-list">
        {held.map((pair) => (
          <li key={pair.join(' ')}>
            <button type="button" className="plain" onClick={() => onChoose({ pair })}>
              {others.get(pair[1 - at] as string)?.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a unit offers or a village needs; nothing else of them. */
function About({ directory, side, code }: { directory: Directory; side: Side; code: string }) {
  const say = useSay()
  const codes =
    side === 'supporter'
      ? directory.supporters.get(code)?.offers
      : directory.communities.get(code)?.needs
  if (!codes || codes.length === 0) return null
  const list = codes.map((each) => say(needWords[each])).join(say(ruleWords.and))
  return <p className="small">{say(side === 'supporter' ? words.offers : words.needs, { list })}</p>
}

function Pair({
  directory,
  pairs,
  pair,
  explain,
  ties,
}: Pick<PairPanelProps, 'directory' | 'pairs' | 'explain' | 'ties'> & { pair: TriedPair }) {
  const say = useSay()
  const [answer, setAnswer] = useState<Answer>()
  const [supporter, community] = pair
  const isThere = pairs.some((each) => each[0] === supporter && each[1] === community)
  useEffect(() => {
    let left = false
    const put = (found: Answer) => {
      if (!left) setAnswer(found)
    }
    explain?.(pair).then(put, () => put({ reasons: [] }))
    return () => {
      left = true
    }
  }, [explain, pair])
  return (
    <>
      <h2>
        <span>{directory.supporters.get(supporter)?.name ?? supporter} →</span>{' '}
        <span>{directory.communities.get(community)?.name ?? community}</span>
      </h2>
      <About directory={directory} side="supporter" code={supporter} />
      <About directory={directory} side="community" code={community} />
      {!isThere && <p className="second">{say(words.apartNow)}</p>}
      {isThere && explain && <h3 className="small">{say(words.why)}</h3>}
      {isThere && explain && !answer && (
        <p className="computing second" role="status">
          {say(words.computing)}
        </p>
      )}
      {isThere && answer && (
        <ul className="plain-list">
          {answer.reasons.map((reason) => {
            const said = sayReason(say, reason)
            return <li key={said}>{said}</li>
          })}
        </ul>
      )}
      {isThere && answer && <InsteadOf directory={directory} answer={answer} />}
      {ties && <PairActs pair={pair} ties={ties} />}
    </>
  )
}
