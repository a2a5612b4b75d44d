/** What a split does with all that is there: what is shared out, what stays, what somebody has to decide. */
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Facts } from '#base/web/page.tsx'
import { changeWords as words } from './change-words.ts'
import { Counted } from './counted.tsx'
import { mergeWords } from './merge-words.ts'
import type { Preview } from './queries.ts'

const sharedOut = ['branches', 'teams', 'contacts']
const undecided = ['grants', 'partnerships']

export function SplitOutcome({ hangs, ends }: { hangs: Preview['hangs']; ends: boolean }) {
  const say = useSay()
  const goes = hangs.filter(({ key }) => sharedOut.includes(key))
  const waits = ends ? hangs.filter(({ key }) => undecided.includes(key)) : []
  const stays = hangs.filter((each) => !goes.includes(each) && !waits.includes(each))
  const told: readonly (readonly [Saying, ReactNode])[] = [
    ...(goes.length > 0 ? [[words.splitGoes, <Counted key="goes" of={goes} />] as const] : []),
    [
      words.splitStays,
      <div key="stays">
        <p>{say(words.splitStaysAlways)}</p>
        <Counted of={stays} />
      </div>,
    ],
    ...(waits.length > 0 ? [[mergeWords.waits, <Counted key="waits" of={waits} />] as const] : []),
  ]
  return (
    <>
      <Facts of={told.map(([what, value]) => [say(what), value] as const)} />
      <Notice title={say(words.splitFinal)}>
        <p>{say(words.splitFinalDetail)}</p>
      </Notice>
    </>
  )
}
