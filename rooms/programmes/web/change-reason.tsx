/** Why a plan, or what the programme goes by, is changed. */
import type { Saying } from '#base/shared/words.ts'
import { ReasonField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { programmeWords, planWords as words } from './words.ts'

interface ChangeReasonProps {
  form: Form
  /** Where it is kept. */
  hint?: Saying
}

export function ChangeReason({ form, hint = programmeWords.reasonHint }: ChangeReasonProps) {
  const say = useSay()
  return (
    <ReasonField
      form={form}
      at="/reason"
      label={programmeWords.reason}
      hint={hint}
      reasons={[words.reasonPlan, programmeWords.reasonTypo].map((each) => say(each))}
    />
  )
}
