/** The life of a need: which step leads from where to where, and whose step it is. */

export const needStates = [
  'submitted',
  'verified',
  'returned',
  'published',
  'claimed',
  'planned',
  'doing',
  'delivered',
  'closed',
  'unfeasible',
  'merged',
] as const
export type NeedState = (typeof needStates)[number]

export const needSteps = [
  'submit',
  'verify',
  'return',
  'publish',
  'claim',
  'plan',
  'begin',
  'deliver',
  'confirm',
  'deny',
  'take-back',
  'release',
  'unfeasible',
  'reopen',
  'merge',
] as const
export type NeedStep = (typeof needSteps)[number]

/** Who does a step. `helper`: a grid head or posted cadre for the village; `system`: what follows from a change elsewhere. */
export const needSides = ['village', 'helper', 'unit', 'office', 'resident', 'system'] as const
export type NeedSide = (typeof needSides)[number]

interface Leads {
  from: readonly NeedState[]
  to: NeedState
  by: readonly NeedSide[]
}

const underway = ['claimed', 'planned', 'doing'] as const

const life: Record<NeedStep, Leads> = {
  submit: { from: ['returned'], to: 'submitted', by: ['village', 'helper'] },
  verify: { from: ['submitted'], to: 'verified', by: ['village'] },
  return: {
    from: ['submitted', 'verified', 'published'],
    to: 'returned',
    by: ['village', 'office'],
  },
  publish: { from: ['verified'], to: 'published', by: ['village'] },
  claim: { from: ['published', 'unfeasible'], to: 'claimed', by: ['unit', 'village'] },
  plan: { from: ['claimed', 'planned'], to: 'planned', by: ['unit'] },
  begin: { from: ['planned'], to: 'doing', by: ['unit'] },
  // Who simply did it says so: a plan is for what takes time.
  deliver: { from: underway, to: 'delivered', by: ['unit'] },
  confirm: { from: ['delivered'], to: 'closed', by: ['village', 'resident'] },
  deny: { from: ['delivered'], to: 'doing', by: ['village', 'resident'] },
  'take-back': { from: ['closed'], to: 'delivered', by: ['village'] },
  release: { from: underway, to: 'published', by: ['unit', 'system'] },
  unfeasible: { from: ['published', ...underway], to: 'unfeasible', by: ['unit', 'office'] },
  reopen: { from: ['closed', 'unfeasible'], to: 'published', by: ['village'] },
  merge: { from: needStates.filter((state) => state !== 'merged'), to: 'merged', by: ['village'] },
}

/** @returns undefined when the step does not lead away from this state */
export function stateAfter(state: NeedState, step: NeedStep): NeedState | undefined {
  return life[step].from.includes(state) ? life[step].to : undefined
}

/** Whether a step is ever this side's: only the helped side confirms and denies. */
export function isStepOf(step: NeedStep, side: NeedSide): boolean {
  return life[step].by.includes(side)
}

/** States in which some unit has the need in hand: one match holds. */
export const heldStates = [...underway, 'delivered'] as const satisfies readonly NeedState[]

export function isHeld(state: NeedState): boolean {
  return (heldStates as readonly NeedState[]).includes(state)
}

/** States in which the village's own words may still be changed: nobody has taken them on. */
export function isChangeable(state: NeedState): boolean {
  return ['submitted', 'verified', 'returned', 'published'].includes(state)
}

/** States in which a need may be referred to a township or a department. */
export function isReferable(state: NeedState): boolean {
  return ['published', 'unfeasible', ...underway].includes(state)
}

/** Minutes in which a village may take back that it confirmed. */
export const takeBackMinutes = 10

/** Whether what the village confirmed itself may still be taken back: nobody else has said anything since. */
export function mayTakeBack(
  need: { state: NeedState; way: string | null; stateSince: Date },
  now: Date,
): boolean {
  if (need.state !== 'closed' || need.way !== 'village') return false
  return now.getTime() - need.stateSince.getTime() <= takeBackMinutes * 60_000
}
