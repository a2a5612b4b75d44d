/** What stands on a party's paper is typed in by two people, each by themselves. */
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { paperInput, type paperOutput } from '../../shared/ceremony-schema.ts'
import { digitsOf } from '../../shared/checked-groups.ts'
import { type RunPlace, runPath } from '../queries.ts'
import { DigitsField } from './digits-field.tsx'
import { paperWords as words } from './paper-words.ts'
import type { Party } from './queries.ts'

interface PaperDialogProps {
  place: RunPlace
  party: Party
  what: 'commitment' | 'share'
  onClose(): void
}

export function PaperDialog({ place, party: row, what, onClose }: PaperDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { number, party, half } = row
  const form = useForm({
    name: `paper-${what}-${number}`,
    schema: paperInput.body,
    // The second person types by themselves, not after what the first one left on the device.
    draft: false,
    prepare: ({ value }) => ({ value: digitsOf(value) }),
    send: (body, key) =>
      api.send<z.infer<typeof paperOutput>>(
        'POST',
        `${runPath(place)}/ceremony/parties/${number}/${what}`,
        body,
        key,
      ),
    onSent: async ({ done }) => {
      onClose()
      tell({ said: say(done ? words.done : half ? words.differs : words.halfDone) })
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  const isSeal = what === 'commitment'
  return (
    <Dialog
      title={say(isSeal ? words.typeSealOf : words.typeNumberOf, { party })}
      onClose={onClose}
    >
      <p>{say(isSeal ? words.leadSeal : words.leadNumber)}</p>
      <Form form={form} act={say(words.act)}>
        <DigitsField form={form} at="/value" />
      </Form>
    </Dialog>
  )
}
