/** Whether a cycle, and the stages in it, can have these days. Pure. */
import { addDays } from '#base/shared/days.ts'
import { type Days, monthBegins, overlaps } from './calendar.ts'
import type { CycleFault, StageFault } from './problems.ts'

/** Templates speak of no month after the thirty-sixth. */
const mostMonths = 36

interface Named extends Days {
  name: string
}

/** @param under where in what was sent the cycle stands */
export function judgeCycle(cycle: Named, others: readonly Named[], under = ''): CycleFault[] {
  const faults: CycleFault[] = []
  const { name, beginsOn, endsOn } = cycle
  if (others.some((each) => each.name === name)) {
    faults.push({ pointer: `${under}/name`, fault: 'name-taken', parameters: { name } })
  }
  if (endsOn <= beginsOn) return [...faults, { pointer: `${under}/endsOn`, fault: 'reversed' }]
  if (endsOn > addDays(monthBegins(beginsOn, mostMonths + 1), -1)) {
    faults.push({ pointer: `${under}/endsOn`, fault: 'long' })
  }
  for (const other of others.filter((each) => overlaps(each, cycle))) {
    const parameters = { name: other.name, from: other.beginsOn, to: other.endsOn }
    faults.push({ pointer: `${under}/beginsOn`, fault: 'overlaps', parameters })
  }
  return faults
}

export function judgeStages(stages: readonly Named[], cycle: Days): StageFault[] {
  return stages.flatMap(({ name, beginsOn, endsOn }, at): StageFault[] => {
    const parameters = { name, from: cycle.beginsOn, to: cycle.endsOn }
    if (endsOn < beginsOn) {
      return [{ pointer: `/items/${at}/endsOn`, fault: 'reversed', parameters }]
    }
    const field = beginsOn < cycle.beginsOn ? 'beginsOn' : 'endsOn'
    const outside = beginsOn < cycle.beginsOn || endsOn > cycle.endsOn
    return outside ? [{ pointer: `/items/${at}/${field}`, fault: 'outside', parameters }] : []
  })
}
