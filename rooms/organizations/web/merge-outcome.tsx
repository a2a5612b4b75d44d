/** What a merger does with all that is there: what comes along, what stays behind, what is never used again. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Facts } from '#base/web/page.tsx'
import type { mergeKinds } from '../shared/schema.ts'
import { Counted } from './counted.tsx'
import { mergeWords as words } from './merge-words.ts'
import type { Organization, Preview } from './queries.ts'
import { organizationWords } from './words.ts'

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
    waits.length > 0 ? [words.waits, <Waiting key="waits" of={waits} />] : undefined,
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

/** Where people decide of it; whoever may not is told what is done there. */
const decided: Record<string, { saying: Saying; label: Saying; to: string; capability: string }> = {
  grants: {
    saying: words.decideGrants,
    label: words.toPeople,
    to: '/people',
    capability: 'accounts.manage',
  },
  partnerships: {
    saying: words.decidePartnerships,
    label: words.toPairing,
    to: '/pairing',
    capability: 'pairing.run',
  },
}

function Waiting({ of }: { of: readonly Hanging[] }) {
  const say = useSay()
  const { can } = useDesk()
  return (
    <ul>
      {of.map(({ key, label, count }) => {
        const there = decided[key]
        return (
          <li key={key}>
            {say(organizationWords.counting, { label: say(label), count })}
            {there && (
              <p className="small">
                {say(there.saying)}
                {can(there.capability) && (
                  <>
                    {' '}
                    <Link to={there.to}>{say(there.label)}</Link>
                  </>
                )}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
