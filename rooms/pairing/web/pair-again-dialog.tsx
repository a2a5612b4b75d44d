/** Pairing again after closings and additions: what is in force stays where it can. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { rePairInput, type runMade } from '../shared/run-schema.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { rePairWords as words } from './run-words.ts'

interface PairAgainDialogProps {
  cycleId: string
  onClose(): void
}

export function PairAgainDialog({ cycleId, onClose }: PairAgainDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const tell = useUndo()
  const form = useForm({
    name: `pair-again-${cycleId}`,
    schema: rePairInput.body,
    draft: false,
    initial: {},
    send: (body, key) =>
      api.send<z.infer<typeof runMade>>('POST', `/api/cycles/${cycleId}/re-pairing`, body, key),
    onSent: async ({ countyCode: county, id }) => {
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/pairing/runs/$county/$id', params: { county, id } })
      tell({ said: say(words.said) })
    },
  })
  return (
    <ReasonDialog
      {...{ form, words, onClose }}
      title={say(words.act)}
      detail={words.lead}
      act={words.act}
      reasons={[words.reasonReform, words.reasonAdded]}
    />
  )
}
