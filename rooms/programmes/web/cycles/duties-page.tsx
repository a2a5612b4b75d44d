/** 三定四有 of a cycle. */
import { TextField } from '#base/web/form/fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { putDutiesInput } from '../../shared/plan-schema.ts'
import { backings } from '../backings.ts'
import { DutyFields } from '../duty-fields.tsx'
import type { CycleOfProgramme, Duty } from '../queries.ts'
import { planWords as words } from '../words.ts'
import { ChangeCycleRows } from './change-cycle-rows.tsx'
import { KeptCycle } from './kept-cycle.tsx'

export const DutiesPage = () => <KeptCycle Show={ChangeDuties} />

const schema = putDutiesInput.body.omit({ version: true })

function ChangeDuties({ cycle }: { cycle: CycleOfProgramme }) {
  const say = useSay()
  return (
    <ChangeCycleRows<Duty>
      {...{ cycle, schema }}
      of="duties"
      title={words.changeDuties}
      lead={say(words.dutiesLead)}
      label={words.duties}
      sayRow={({ post, duty }) => `${post}：${duty}`}
      add={words.addDuty}
      saved={words.dutiesSaved}
      prepare={backed}
      nameOf={({ post }, number) => (post ? String(post) : say(words.dutyOf, { number }))}
      fields={(form, at) => <DutyFields {...{ form, at }} Field={TextField} />}
    />
  )
}

/** What nobody filled in backs nothing. */
function backed(row: Values): Values {
  const blanks = backings.filter((each) => isBlank(row[each]))
  return { ...row, ...Object.fromEntries(blanks.map((each) => [each, null])) }
}
