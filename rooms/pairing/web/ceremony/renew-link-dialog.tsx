/** Asks why a party gets another link, before the one it has speaks no more. */
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { type announced, renewLinkInput } from '../../shared/ceremony-schema.ts'
import { type RunPlace, runPath } from '../queries.ts'
import { ReasonDialog } from '../reason-dialog.tsx'
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
    <ReasonDialog
      {...{ form, words, onClose }}
      title={say(words.renewTitle, { party })}
      detail={words.renewDetail}
      act={words.renew}
      reasons={[words.reasonLost, words.reasonPhone]}
    />
  )
}
