/** Asks before the host does a step of the ceremony that is not taken back. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kitWords } from '#base/web/words.ts'
import { beaconInput, closeInput, drawInput } from '../../shared/ceremony-schema.ts'
import { type Run, runPath } from '../queries.ts'
import { hostWords as words } from './ceremony-words.ts'
import type { Ceremony } from './queries.ts'

const steps = {
  close: {
    schema: closeInput.body,
    ...{ act: words.close, title: words.closeTitle },
    ...{ detail: words.closeDetail, said: words.closeSaid },
  },
  beacon: {
    schema: beaconInput.body,
    ...{ act: words.value, title: words.valueTitle },
    ...{ detail: words.valueDetail, said: words.valueSaid },
  },
  draw: {
    schema: drawInput.body,
    ...{ act: words.draw, title: words.drawTitle },
    ...{ detail: words.drawDetail, said: words.drawSaid },
  },
} as const
export type HostStep = keyof typeof steps

interface HostDialogProps {
  run: Run
  ceremony: Ceremony
  step: HostStep
  onClose(): void
}

export function HostDialog({ run, ceremony, step, onClose }: HostDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { countyCode: county, id } = run
  const { kind, event, round } = ceremony.beacon
  const { schema, act, title, detail, said } = steps[step]
  // As it was when this was opened: what a colleague did since then is told, not overrun.
  const { version } = step === 'draw' ? run : ceremony
  const form = useForm<unknown, unknown>({
    name: `${step}-${id}`,
    schema,
    draft: false,
    prepare: (values) => ({ ...withoutSpaces(values), version }),
    send: async (value, key) => {
      try {
        return await api.send('POST', `${runPath({ county, id })}/ceremony/${step}`, value, key)
      } finally {
        await queryClient.invalidateQueries({ queryKey: ['runs'] })
      }
    },
    onSent: () => {
      onClose()
      tell({ said: say(said) })
    },
  })
  return (
    <Dialog title={say(title)} onClose={onClose}>
      <p>{say(detail, { event })}</p>
      <Form
        form={form}
        act={say(act)}
        others={
          <Button size="large" onClick={onClose}>
            {say(kitWords.cancel)}
          </Button>
        }
      >
        {step === 'beacon' && kind !== 'drand-quicknet' && (
          <TextField
            form={form}
            at="/value"
            label={words.valueField}
            hint={words.valueHint}
            wrong={words.valueWrong}
            inputMode="numeric"
          />
        )}
        {step === 'beacon' && kind === 'drand-quicknet' && (
          <TextField
            form={form}
            at="/signature"
            label={say(words.signature, { round: round ?? 0 })}
            hint={words.signatureHint}
            wrong={words.signatureWrong}
            literal
          />
        )}
      </Form>
    </Dialog>
  )
}

/** Digits are read and copied in groups. */
export function withoutSpaces(values: Record<string, unknown>): Record<string, unknown> {
  const bare = (value: unknown) => (typeof value === 'string' ? value.replace(/\s/g, '') : value)
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, bare(value)]))
}
