/** What can be done with a run just now, the first act first; the server decides, this only hides. */
import { newestTrialOf, type Tried } from './newest-trial.ts'
import type { Run } from './queries.ts'

export type RunAct =
  | 'freeze'
  | 'simulate'
  | 'draw'
  | 'solve'
  | 'propose'
  | 'prolong'
  | 'lapse'
  | 'remainder'
  | 'disclose'
  | 'enforce'
  | 'void'

/** Done on a page of its own rather than asked for in a dialog. */
export type RunPageAct = 'announce' | 'ceremony'

/** Begins another run, and leaves this one as it is. */
export type AnotherRun = 'revise'
export type AnyAct = RunAct | RunPageAct | AnotherRun

type Known = Tried &
  Pick<Run, 'state' | 'method' | 'kind' | 'parentId' | 'working' | 'counts' | 'announced'>

export function actsOf(run: Known): AnyAct[] {
  if (run.working !== null) return []
  switch (run.state) {
    case 'draft':
      return ['freeze', 'void']
    case 'frozen':
      if (isStuck(run)) return whenStuck(run)
      // What was announced has its list and its rules; trying out comes before.
      return run.announced ? [...decidings(run), 'void'] : ['simulate', ...decidings(run), 'void']
    case 'simulated':
      if (isStuck(run)) return whenStuck(run)
      return run.announced ? [...decidings(run), 'void'] : [...decidings(run), 'simulate', 'void']
    case 'drawn':
    case 'solved':
      return ['propose', 'void']
    case 'proposed':
      return [...whileAnswered(run), 'void']
    case 'disclosed':
      // What belongs to another run is put in force with it.
      return run.parentId === null ? ['enforce', 'void'] : ['void']
    default:
      return []
  }
}

/** The last try said that nothing comes out. */
function isStuck(run: Known): boolean {
  const tried = newestTrialOf(run)
  return !run.announced && tried !== undefined && tried.outcome !== 'paired'
}

/**
 * What helps comes first: the same rules in a new draft, where they can be changed. What belongs to another run has
 * rules of that, and begins anew from its page. Solving depends on no seed, so it would fail again.
 */
function whenStuck(run: Known): AnyAct[] {
  const again = run.method === 'draw' ? (['simulate', ...decidings(run)] as const) : []
  return run.kind === 'whole' ? ['revise', ...again, 'void'] : ['void', ...again]
}

/** A draw that is announced is drawn as announced, and from nothing that somebody types. */
function decidings({ method, announced }: Known): (RunAct | RunPageAct)[] {
  if (method !== 'draw') return ['solve']
  return announced ? ['ceremony'] : ['announce', 'draw']
}

/** Nothing is disclosed while an answer is open, and no day is moved that nobody waits for. */
function whileAnswered({ kind, counts }: Known): RunAct[] {
  const lapse: RunAct[] = counts.overdue > 0 ? ['lapse'] : []
  const wait: RunAct[] = counts.waiting > 0 ? ['prolong', ...lapse] : []
  if (kind === 'remainder') return wait
  const fallen = counts.declined + counts.lapsed
  const rest: RunAct[] = fallen > 0 ? ['remainder'] : []
  if (counts.waiting > 0) return [...wait, ...rest]
  return counts.accepted > 0 ? ['disclose', ...rest] : rest
}

/** Whether the first act is what has to be done now; while both sides still have time, it is to wait. */
export function isCalledFor(act: AnyAct, { counts }: Pick<Run, 'counts'>): boolean {
  return act !== 'void' && (act !== 'prolong' || counts.overdue > 0)
}
