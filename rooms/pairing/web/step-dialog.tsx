/** Asks before a step of a run: what it means, what it needs to know, and why it is done. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import * as z from 'zod'
import { addDays } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say as sayIn } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { kitWords } from '#base/web/words.ts'
import { type AnswerDays, answerDaysOf } from '../shared/answer-days.ts'
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
import { ClosedSides } from './closed-sides.tsx'
import { cycleQuery, type Run, runPath } from './queries.ts'
import { closedWords, runWords as words } from './run-words.ts'

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

export function StepDialog(props: StepDialogProps) {
  const { run, act, onClose } = props
  const say = useSay()
  const { api } = useDesk()
  const asksAnswers = 'answerBy' in requests[act].body.shape
  const { data: cycle, isPending } = useQuery({
    ...cycleQuery(api, run.cycleId),
    enabled: asksAnswers,
  })
  // Another page may have read the cycle for a step that asks for no answers.
  const days = asksAnswers && cycle ? answerDaysOf(run, cycle.endsOn, dayOf(new Date())) : undefined
  return (
    <Dialog title={say(actWords[act].title)} onClose={onClose}>
      <p>{say(actWords[act].detail)}</p>
      {act === 'enforce' && run.closed.length > 0 && (
        <Notice title={say(closedWords.before, { count: run.closed.length })}>
          <ClosedSides closed={run.closed} />
          <p>{say(closedWords.beforeHow)}</p>
        </Notice>
      )}
      {asksAnswers && isPending ? <Loading /> : <StepForm {...props} days={days} />}
    </Dialog>
  )
}

interface StepFormProps extends StepDialogProps {
  /** Between which the day for answers lies; where it cannot be read, the server says. */
  days: AnswerDays | undefined
}

function StepForm({ run, act, onClose, days }: StepFormProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const tell = useUndo()
  // As it was when this was opened: a colleague's step since then is told, not overrun.
  const { countyCode: county, id, version } = run
  const { path, body } = requests[act]
  const { said } = actWords[act]
  const form = useForm({
    name: `${act}-${id}`,
    schema: days ? body.extend({ answerBy: dayWithin(days) }) : body,
    draft: false,
    initial: initialOf(body, days),
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
      const count = act === 'enforce' ? run.closed.length : 0
      tell({ said: count > 0 ? say(closedWords.said, { count }) : say(said) })
      if (act !== 'remainder') return
      const made = answer as z.infer<typeof runMade>
      const params = { county: made.countyCode, id: made.id }
      await navigate({ to: '/pairing/runs/$county/$id', params })
    },
  })
  const asks = (name: string) => name in body.shape
  return (
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
          {...(days && { hint: withDays(fieldWords.dayBetween, days) })}
          wrong={days ? withDays(fieldWords.dayBetween, days) : fieldWords.dayWrong}
          type="date"
          min={days?.from}
          max={days?.until}
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
  )
}

/** Often given for it. */
function reasonsOf(act: RunAct): readonly Saying[] {
  if (act === 'lapse') return [words.reasonSilent, words.reasonDay]
  return [act === 'void' ? words.reasonMistake : words.reasonYearly, words.reasonList]
}

function initialOf({ shape }: z.ZodObject, days: AnswerDays | undefined) {
  const today = dayOf(new Date())
  if ('answerBy' in shape) {
    const usual = addDays(days?.after ?? today, answerDays)
    return { answerBy: days && usual > days.until ? days.until : usual }
  }
  return 'from' in shape ? { from: today } : {}
}

const dayWithin = ({ from, until }: AnswerDays) =>
  z.iso.date().refine((day) => from <= day && day <= until)

function withDays(saying: Saying, { from, until }: AnswerDays): Saying {
  const filled = (language: Language) =>
    sayIn(saying, language, { from: sayDate(from, language), until: sayDate(until, language) })
  return { zh: filled('zh-CN'), en: filled('en') }
}

function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
