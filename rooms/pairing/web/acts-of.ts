/** What can be done with a run just now, the first act first; the server decides, this only hides. */
import type { Run } from './queries.ts'

export type RunAct =
  | 'freeze'
  | 'simulate'
  | 'draw'
  | 'solve'
  | 'propose'
  | 'prolong'
  | 'remainder'
  | 'disclose'
  | 'enforce'
  | 'void'

type Known = Pick<Run, 'state' | 'method' | 'kind' | 'parentId' | 'working' | 'counts'>

export function actsOf(run: Known): RunAct[] {
  if (run.working !== null) return []
  const decide: RunAct = run.method === 'draw' ? 'draw' : 'solve'
  switch (run.state) {
    case 'draft':
      return ['freeze', 'void']
    case 'frozen':
      return ['simulate', decide, 'void']
    case 'simulated':
      return [decide, 'simulate', 'void']
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

function whileAnswered({ kind, parentId, counts }: Known): RunAct[] {
  if (kind === 'remainder') return ['prolong']
  if (parentId !== null) return ['disclose', 'prolong']
  const rest: RunAct[] = counts.declined > 0 ? ['remainder'] : []
  return counts.waiting > 0 ? ['prolong', ...rest, 'disclose'] : ['disclose', ...rest, 'prolong']
}
