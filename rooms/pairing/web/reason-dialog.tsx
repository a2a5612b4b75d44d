/** Asks why before something is done, and nothing else. */
import { Button } from 'antd'
import type { Saying } from '#base/shared/words.ts'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import type { Form as FormState } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { kitWords } from '#base/web/words.ts'

interface ReasonDialogProps {
  title: string
  detail: Saying | undefined
  act: Saying
  form: FormState
  words: { reason: Saying; reasonHint?: Saying; reasonWrong: Saying }
  /** Often given for it. */
  reasons: readonly Saying[]
  optional?: boolean
  onClose(): void
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, detail, act, form, words, reasons, optional = false, onClose } = props
  const say = useSay()
  return (
    <Dialog title={title} onClose={onClose}>
      {detail && <p>{say(detail)}</p>}
      <Form
        form={form}
        act={say(act)}
        others={
          <Button size="large" onClick={onClose}>
            {say(kitWords.cancel)}
          </Button>
        }
      >
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          {...(words.reasonHint && { hint: words.reasonHint })}
          wrong={words.reasonWrong}
          optional={optional}
          reasons={reasons.map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}
