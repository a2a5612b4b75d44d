/** Whether a published list is in form and is the one that its input root was made of. */
import { canonicalJson } from './canonical.ts'
import { canonicalInstance } from './canonical-instance.ts'
import { usedFields } from './fields.ts'
import type { Instance } from './instance.ts'
import { type CheckedRows, instanceFaults } from './instance-faults.ts'
import type { Rows } from './publish.ts'
import type { Reason } from './reason.ts'
import { inputRootOf } from './seed.ts'

/** What is public before the seed can be known. */
export interface PublishedList {
  instance: Instance
  rows: Rows
  inputRoot: string
}

/** The first thing that is wrong with the list. */
export function rosterFault({ instance, rows, inputRoot }: PublishedList): Reason | undefined {
  const [fault] = instanceFaults(instance as unknown as CheckedRows, instance.rules, 'letter')
  if (fault) return fault
  if (canonicalJson(canonicalInstance(instance)) !== canonicalJson(instance)) {
    return { code: 'roster-not-canonical', params: {} }
  }
  const { supporters, communities } = instance
  const { letters } = usedFields(instance.rules)
  const committed =
    rows.supporters.length === supporters.length && rows.communities.length === communities.length
  if (!committed || letters !== (rows.orientation !== undefined)) {
    return { code: 'rows-incomplete', params: {} }
  }
  const computed = inputRootOf(instance, rows)
  return computed === inputRoot
    ? undefined
    : { code: 'roster-changed', params: { stated: inputRoot, computed } }
}

/** What is said of a list without fault. */
export function rosterUnchanged({ instance, inputRoot }: PublishedList): Reason {
  const { supporters, communities } = instance
  return {
    code: 'roster-unchanged',
    params: { supporters: supporters.length, communities: communities.length, inputRoot },
  }
}
