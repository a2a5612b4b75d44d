/** What stands on a party's paper is typed in by two people, each by themselves. */
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { paperInput, type paperOutput } from '../../shared/ceremony-schema.ts'
import { type RunPlace, runPath } from '../queries.ts'
import { hostWords as words } from './ceremony-words.ts'
import { withoutSpaces } from './host-dialog.tsx'
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
    prepare: withoutSpaces,
    send: (body, key) =>
      api.send<z.infer<typeof paperOutput>>(
        'POST',
        `${runPath(place)}/ceremony/parties/${number}/${what}`,
        body,
        key,
      ),
    onSent: async ({ done }) => {
      onClose()
      tell({ said: say(done ? words.typedDone : half ? words.typedDiffers : words.typedHalf) })
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  const title = what === 'commitment' ? words.typeSealOf : words.typeNumberOf
  return (
    <Dialog title={say(title, { party })} onClose={onClose}>
      <p>{say(words.typeLead)}</p>
      <Form form={form} act={say(words.typeAct)}>
        <TextField
          form={form}
          at="/value"
          label={words.typed}
          hint={words.typedHint}
          wrong={words.typedWrong}
          literal
        />
      </Form>
    </Dialog>
  )
}
