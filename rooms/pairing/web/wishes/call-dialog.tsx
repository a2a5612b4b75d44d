/** Asks both sides until a day, by the calendar of the cycle. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { stagesOutput } from '#rooms/programmes/shared/plan-schema.ts'
import { putWishCallInput } from '../../shared/tie-schema.ts'
import { cycleQuery, stagesQuery } from '../queries.ts'
import type { WishCall } from './wish-queries.ts'
import { callWords as words } from './wish-words.ts'

interface CallDialogProps {
  cycleId: string
  call: WishCall['call']
  onClose(): void
}

/** As many as people can tell apart who have not met them yet. */
const usualMost = '3'

export function CallDialog(props: CallDialogProps) {
  const { say } = useReading()
  const { api } = useDesk()
  const stages = useQuery(stagesQuery(api, props.cycleId))
  const cycle = useQuery(cycleQuery(api, props.cycleId))
  const title = say(props.call ? words.change : words.ask)
  const until =
    props.call?.until ?? endOfStage(stages.data ?? [], cycle.data?.endsOn, dayOf(new Date()))
  return (
    <Dialog title={title} onClose={props.onClose}>
      {stages.isPending || cycle.isPending ? (
        <Loading />
      ) : (
        <CallForm {...props} act={title} until={until} />
      )}
    </Dialog>
  )
}

type Stage = z.infer<typeof stagesOutput>['items'][number]

/** The end of the stage that holds today, or of the cycle. */
function endOfStage(stages: readonly Stage[], cycleEnd: string | undefined, today: string) {
  const now = stages.find(({ beginsOn, endsOn }) => beginsOn <= today && today <= endsOn)
  return now?.endsOn ?? cycleEnd
}

function CallForm({
  cycleId,
  call,
  onClose,
  act,
  until,
}: CallDialogProps & { act: string; until: string | undefined }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const form = useForm({
    name: `wish-call-${cycleId}`,
    schema: putWishCallInput.body,
    draft: false,
    initial: { until, most: call ? String(call.most) : usualMost },
    prepare: ({ most, ...values }) => ({
      ...values,
      most: Number(most),
      version: call?.version ?? 0,
    }),
    send: async (body, key) => {
      try {
        await api.send('PUT', `/api/cycles/${cycleId}/wish-call`, body, key)
        return body.until
      } finally {
        await queryClient.invalidateQueries({ queryKey: ['wishes'] })
      }
    },
    onSent: (day) => {
      onClose()
      tell({ said: say(words.askedSaid, { day: sayDate(day, language) }) })
    },
  })
  return (
    <>
      <p>{say(words.askDetail)}</p>
      <Form form={form} act={act}>
        <TextField
          form={form}
          at="/until"
          label={words.until}
          hint={words.untilHint}
          wrong={words.untilWrong}
          type="date"
        />
        <TextField
          form={form}
          at="/most"
          label={words.most}
          wrong={words.mostWrong}
          inputMode="numeric"
        />
      </Form>
    </>
  )
}
