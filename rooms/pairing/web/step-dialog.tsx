/** Asks before a step of a run: what it means, what it needs to know, and why it is done. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type * as z from 'zod'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kitWords } from '#base/web/words.ts'
import {
  decideInput,
  discloseInput,
  lapseInput,
  proposeInput,
  type runMade,
  simulateInput,
  stepInput,
  voidInput,
} from '../shared/run-schema.ts'
import { actWords, actFieldWords as fieldWords } from './act-words.ts'
import type { RunAct } from './acts-of.ts'
import { type Run, runPath } from './queries.ts'
import { runWords as words } from './run-words.ts'

const decide = { path: 'decide', body: decideInput.body }
/** How the API calls each act, and what it takes. */
const requests: Record<RunAct, { path: string; body: z.ZodObject }> = {
  freeze: { path: 'freeze', body: stepInput.body },
  simulate: { path: 'simulate', body: simulateInput.body },
  draw: decide,
  solve: decide,
  propose: { path: 'propose', body: proposeInput.body },
  prolong: { path: 'prolong', body: proposeInput.body },
  lapse: { path: 'lapse', body: lapseInput.body },
  remainder: { path: 'remainder', body: stepInput.body },
  disclose: { path: 'disclose', body: discloseInput.body },
  enforce: { path: 'enforce', body: stepInput.body },
  void: { path: 'void', body: voidInput.body },
}

/** A week is what a village needs to talk it over. */
const answerDays = 7

interface StepDialogProps {
  run: Run
  act: RunAct
  onClose(): void
}

export function StepDialog({ run, act, onClose }: StepDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const tell = useUndo()
  // As it was when this was opened: a colleague's step since then is told, not overrun.
  const { countyCode: county, id, version } = run
  const { path, body } = requests[act]
  const { title, detail, said } = actWords[act]
  const form = useForm({
    name: `${act}-${id}`,
    schema: body,
    draft: false,
    initial: initialOf(body),
    prepare: (values) => ({ ...values, version }),
    send: async (value, key) => {
      try {
        return await api.send<unknown>('POST', `${runPath({ county, id })}/${path}`, value, key)
      } finally {
        // Refused, too: what is shown may be old.
        await queryClient.invalidateQueries({ queryKey: ['runs'] })
      }
    },
    onSent: async (answer) => {
      onClose()
      tell({ said: say(said) })
      if (act !== 'remainder') return
      const made = answer as z.infer<typeof runMade>
      const params = { county: made.countyCode, id: made.id }
      await navigate({ to: '/pairing/runs/$county/$id', params })
    },
  })
  const asks = (name: string) => name in body.shape
  return (
    <Dialog title={say(title)} onClose={onClose}>
      <p>{say(detail)}</p>
      <Form
        form={form}
        act={say(actWords[act].act)}
        others={
          <Button size="large" onClick={onClose}>
            {say(kitWords.cancel)}
          </Button>
        }
      >
        {asks('seed') && (
          <>
            <TextField
              form={form}
              at="/seed"
              label={fieldWords.seed}
              hint={fieldWords.seedHint}
              wrong={fieldWords.seedWrong}
              literal
            />
            <button type="button" className="plain" onClick={() => form.set('/seed', newSeed())}>
              {say(fieldWords.seedThrow)}
            </button>
          </>
        )}
        {(['answerBy', 'from'] as const).filter(asks).map((name) => (
          <TextField
            key={name}
            form={form}
            at={`/${name}`}
            label={fieldWords[name]}
            wrong={fieldWords.dayWrong}
            type="date"
          />
        ))}
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          wrong={words.reasonWrong}
          optional={act !== 'void' && act !== 'lapse'}
          reasons={reasonsOf(act).map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}

/** Often given for it. */
function reasonsOf(act: RunAct): readonly Saying[] {
  if (act === 'lapse') return [words.reasonSilent, words.reasonDay]
  return [act === 'void' ? words.reasonMistake : words.reasonYearly, words.reasonList]
}

function initialOf({ shape }: z.ZodObject) {
  const day = (ahead: number) => dayOf(new Date(Date.now() + ahead * 86_400_000))
  if ('answerBy' in shape) return { answerBy: day(answerDays) }
  return 'from' in shape ? { from: day(0) } : {}
}

function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
