/** What a merger does with all that is there: what comes along, what stays behind, what is never used again. */
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '#base/web/language.tsx'
import { Facts } from '#base/web/page.tsx'
import type { mergeKinds } from '../shared/schema.ts'
import { Counted } from './counted.tsx'
import { mergeWords as words } from './merge-words.ts'
import type { Organization, Preview } from './queries.ts'

interface MergeOutcomeProps {
  kind: (typeof mergeKinds)[number]
  kept: Organization
  gone: readonly Organization[]
  hangs: Preview['hangs']
}

type Hanging = Preview['hangs'][number]

/** Of organizations that were joined these belong to what they were; of a duplicate everything moves. */
const staying = ['posts', 'participations']
const undecided = ['grants', 'partnerships']

export function MergeOutcome({ kind, kept, gone, hangs }: MergeOutcomeProps) {
  const say = useSay()
  const among =
    (keys: readonly string[]) =>
    ({ key }: Hanging) =>
      kind === 'merged' && keys.includes(key)
  const [stays, waits] = [hangs.filter(among(staying)), hangs.filter(among(undecided))]
  const comes = hangs.filter((each) => !stays.includes(each) && !waits.includes(each))
  const told: (readonly [Saying, ReactNode] | undefined)[] = [
    [words.goesOn, say(words.goesOnAs, { name: kept.name, code: kept.code })],
    [words.comes, comes.length > 0 ? <Counted key="comes" of={comes} /> : say(words.nothing)],
    stays.length > 0 ? [words.stays, <Counted key="stays" of={stays} />] : undefined,
    waits.length > 0 ? [words.waits, <Counted key="waits" of={waits} />] : undefined,
    [words.fields, say(kind === 'merged' ? words.fieldsMerged : words.fieldsFilled)],
    [
      words.ends,
      gone.map(({ name, code }) => say(words.endsAs, { name, code })).join(say(words.and)),
    ],
  ]
  return (
    <Facts
      of={told
        .filter((each) => each !== undefined)
        .map(([what, value]) => [say(what), value] as const)}
    />
  )
}
