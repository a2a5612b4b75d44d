/** Whether organizations may take a part, by what the programme's settings name. Pure. */
import type { Kind, Level } from '#rooms/organizations/shared/words.ts'
import { communityKinds, kinds, kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import type { ParticipantFault } from './problems.ts'
import type { Settings } from './template.ts'
import { type Part, partWords } from './words.ts'

/** As much of an organization as the rules ask about. */
export interface Judged {
  id: string
  name: string
  kind: Kind
  level: Level | null
  endsOn: string | null
  /** Set on a guest copy. */
  homeCountyCode: string | null
}

type Rules = Pick<Settings, 'supporters' | 'communities' | 'allies'>
type Fault = ParticipantFault['fault']

const noWords = { kind: '', kindEn: '', allowed: '', allowedEn: '' }
const none = { zh: '未填', en: 'not given' }

/** Kinds that may take a part. Whoever is helped is no ally; every other kind may be one. */
export function kindsFor(part: Part, { supporters, communities, allies }: Rules): readonly Kind[] {
  if (part === 'supporter') return supporters.kinds
  if (part === 'community') return communities.kinds
  return allies ? kinds.filter((kind) => !communityKinds.includes(kind)) : []
}

export function levelsFor(part: Part, { supporters, communities }: Rules) {
  if (part === 'ally') return undefined
  return part === 'supporter' ? supporters.levels : communities.levels
}

/** Whether kind and level are what the settings name for the part. */
export function judgeFit(
  { name, kind, level }: Pick<Judged, 'name' | 'kind' | 'level'>,
  part: Part,
  rules: Rules,
  pointer: string,
): ParticipantFault[] {
  const wrong = (fault: Fault, parameters: Partial<typeof noWords>): ParticipantFault[] => [
    { pointer, fault, parameters: { name, ...noWords, ...parameters } },
  ]
  if (part === 'ally' && !rules.allies) return wrong('no-allies', {})
  const allowed = kindsFor(part, rules)
  if (!allowed.includes(kind)) {
    return wrong('kind', {
      ...{ kind: kindWords[kind].zh, kindEn: kindWords[kind].en },
      allowed: allowed.map((each) => kindWords[each].zh).join('、'),
      allowedEn: allowed.map((each) => kindWords[each].en).join(', '),
    })
  }
  const levels = levelsFor(part, rules)
  if (!levels || (level !== null && levels.includes(level))) return []
  const said = level === null ? none : levelWords[level]
  return wrong('level', {
    ...{ kind: said.zh, kindEn: said.en },
    allowed: levels.map((each) => levelWords[each].zh).join('、'),
    allowedEn: levels.map((each) => levelWords[each].en).join(', '),
  })
}

/** @param present the part that it has already, where it has one */
export function judgeJoining(
  organization: Judged,
  part: Part,
  rules: Rules,
  present: Part | undefined,
  pointer: string,
): ParticipantFault[] {
  const { name, endsOn, homeCountyCode } = organization
  const wrong = (fault: Fault, parameters: Partial<typeof noWords> = {}): ParticipantFault[] => [
    { pointer, fault, parameters: { name, ...noWords, ...parameters } },
  ]
  if (homeCountyCode !== null) return wrong('guest')
  if (endsOn !== null) return wrong('closed')
  if (present) {
    return wrong('already', { kind: partWords[present].zh, kindEn: partWords[present].en })
  }
  return judgeFit(organization, part, rules, pointer)
}

export function notThere(pointer: string): ParticipantFault {
  return { pointer, fault: 'absent', parameters: { name: '', ...noWords } }
}

export function chosenTwice(pointer: string, name: string): ParticipantFault {
  return { pointer, fault: 'twice', parameters: { name, ...noWords } }
}
