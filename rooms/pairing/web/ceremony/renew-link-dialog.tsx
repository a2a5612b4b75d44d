/** Asks why a party gets another link, before the one it has speaks no more. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { kitWords } from '#base/web/words.ts'
import { type announced, renewLinkInput } from '../../shared/ceremony-schema.ts'
import { type RunPlace, runPath } from '../queries.ts'
import type { Links } from './link-slips.tsx'
import { linkWords as words } from './link-words.ts'
import type { Party } from './queries.ts'

interface RenewLinkDialogProps {
  place: RunPlace
  party: Party
  /** Of the ceremony, as it was when this was opened. */
  version: number
  onRenewed(links: Links): void
  onClose(): void
}

export function RenewLinkDialog(props: RenewLinkDialogProps) {
  const { place, party: row, version, onRenewed, onClose } = props
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const { number, party } = row
  const form = useForm({
    name: `link-${number}`,
    schema: renewLinkInput.body,
    draft: false,
    prepare: (values) => ({ ...values, version }),
    send: async (body, key) => {
      try {
        const path = `${runPath(place)}/ceremony/parties/${number}/link`
        return await api.send<z.infer<typeof announced>>('POST', path, body, key)
      } finally {
        // Refused, too: the party may have sealed meanwhile.
        await queryClient.invalidateQueries({ queryKey: ['runs'] })
      }
    },
    onSent: ({ links }) => onRenewed(links),
  })
  return (
    <Dialog title={say(words.renewTitle, { party })} onClose={onClose}>
      <p>{say(words.renewDetail)}</p>
      <Form
        form={form}
        act={say(words.renew)}
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
          hint={words.reasonHint}
          wrong={words.reasonWrong}
          reasons={[words.reasonLost, words.reasonPhone].map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}
