/** The life of a run: which step leads from where to where. */

export const runStates = [
  'draft',
  'frozen',
  'simulated',
  'drawn',
  'solved',
  'proposed',
  'disclosed',
  'in-force',
  'void',
] as const
export type RunState = (typeof runStates)[number]

export const runSteps = [
  'change-rules',
  'freeze',
  'simulate',
  'draw',
  'solve',
  'propose',
  'prolong',
  'lapse',
  'disclose',
  'enforce',
  'void',
] as const
export type RunStep = (typeof runSteps)[number]

const before: Record<RunStep, readonly RunState[]> = {
  'change-rules': ['draft'],
  freeze: ['draft'],
  simulate: ['frozen', 'simulated'],
  draw: ['frozen', 'simulated'],
  solve: ['frozen', 'simulated'],
  propose: ['drawn', 'solved'],
  prolong: ['proposed'],
  lapse: ['proposed'],
  disclose: ['proposed'],
  enforce: ['disclosed'],
  void: ['draft', 'frozen', 'simulated', 'drawn', 'solved', 'proposed', 'disclosed'],
}

const after: Record<RunStep, RunState> = {
  'change-rules': 'draft',
  freeze: 'frozen',
  simulate: 'simulated',
  draw: 'drawn',
  solve: 'solved',
  propose: 'proposed',
  prolong: 'proposed',
  lapse: 'proposed',
  disclose: 'disclosed',
  enforce: 'in-force',
  void: 'void',
}

/** @returns undefined when the step does not lead away from this state */
export function stateAfter(state: RunState, step: RunStep): RunState | undefined {
  return before[step].includes(state) ? after[step] : undefined
}

/** States in which a step may be done. */
export function statesBefore(step: RunStep): readonly RunState[] {
  return before[step]
}

export function isRunStep(step: string): step is RunStep {
  return (runSteps as readonly string[]).includes(step)
}
