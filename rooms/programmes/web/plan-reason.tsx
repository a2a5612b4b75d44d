/** Why the plan of a cycle is changed. */
import { ReasonField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { programmeWords, planWords as words } from './words.ts'

export function PlanReason({ form }: { form: Form }) {
  const say = useSay()
  return (
    <ReasonField
      form={form}
      at="/reason"
      label={programmeWords.reason}
      hint={programmeWords.reasonHint}
      reasons={[words.reasonPlan, programmeWords.reasonTypo].map((each) => say(each))}
    />
  )
}
