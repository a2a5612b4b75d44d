/** What is asked before an act that needs words, a day or a choice. */

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, FieldShell, SelectField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Picked } from '#base/web/picked.tsx'
import { SearchBox } from '#base/web/search-box.tsx'
import { useUndo } from '#base/web/undo.tsx'
import {
  claimNeedInput,
  deliverNeedInput,
  mergeNeedInput,
  planNeedInput,
  said,
} from '../../shared/need-schema.ts'
import { actWords, doneWords, askWords as words } from './act-words.ts'
import { departmentsQuery, type ShownNeed, siblingsQuery } from './queries.ts'
import { useAct } from './use-act.ts'

export interface ActDialogProps {
  need: ShownNeed
  onClose(): void
}

export function ClaimDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const form = useForm({
    name: `claim-${need.id}`,
    schema: claimNeedInput.body.pick({ words: true }),
    send: (body, key) =>
      act<{ holds: boolean }>('claim', { ...body, organizationId: need.asUnit }, key),
    onSent: ({ holds }) => {
      onClose()
      tell({ said: say(holds ? doneWords.claim : doneWords.asked) })
    },
  })
  return (
    <Dialog title={`${say(actWords.claim)} · ${need.title}`} onClose={onClose}>
      <p>{say(words.claimDetail)}</p>
      <Form form={form} act={say(actWords.claim)}>
        <TextField form={form} at="/words" label={words.claimWords} wrong={words.saidWrong} long />
      </Form>
    </Dialog>
  )
}

export function PlanDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const form = useForm({
    name: `plan-${need.id}`,
    schema: planNeedInput.body.pick({ plan: true, by: true }),
    initial: { by: need.wantedBy ?? '' },
    send: (body, key) => act('plan', { ...body, organizationId: need.asUnit }, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.plan) })
    },
  })
  return (
    <Dialog title={say(words.planTitle)} onClose={onClose}>
      <Form form={form} act={say(actWords.plan)}>
        <TextField form={form} at="/plan" label={words.plan} wrong={words.saidWrong} long />
        <TextField
          form={form}
          at="/by"
          label={words.planBy}
          wrong={words.dayWrong}
          type="date"
          min={dayOf(new Date())}
        />
      </Form>
    </Dialog>
  )
}

export function DeliverDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const form = useForm({
    name: `deliver-${need.id}`,
    schema: deliverNeedInput.body.pick({ done: true, on: true }),
    initial: { on: dayOf(new Date()) },
    send: (body, key) => act('deliver', { ...body, organizationId: need.asUnit }, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.deliver) })
    },
  })
  return (
    <Dialog title={say(words.deliverTitle)} onClose={onClose}>
      <p>{say(words.deliverDetail)}</p>
      {need.asUnit && (
        <p>
          <Link
            to="/deeds/new"
            search={{ need: need.id, community: need.community.id, title: need.title } as never}
          >
            {say(words.deliverAsDeed)}
          </Link>
        </p>
      )}
      <Form form={form} act={say(actWords.deliver)}>
        <TextField form={form} at="/done" label={words.done} wrong={words.saidWrong} long />
        <TextField
          form={form}
          at="/on"
          label={words.doneOn}
          wrong={words.dayWrong}
          type="date"
          max={dayOf(new Date())}
        />
      </Form>
    </Dialog>
  )
}

const missingSchema = z.object({ words: said })

/** The village says what is missing. */
export function NotYetDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const form = useForm({
    name: `not-yet-${need.id}`,
    schema: missingSchema,
    send: (body, key) => act('answers', { ...body, yes: false }, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.denied) })
    },
  })
  return (
    <Dialog title={say(words.notYet)} onClose={onClose}>
      <Form form={form} act={say(words.notYet)}>
        <TextField form={form} at="/words" label={words.missing} wrong={words.saidWrong} long />
      </Form>
    </Dialog>
  )
}

const paperSchema = z.object({ yes: z.enum(['yes', 'no']), words: said.optional() })

export function PaperDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const form = useForm({
    name: `paper-${need.id}`,
    schema: paperSchema,
    draft: false,
    send: ({ yes, words: wrote }, key) =>
      act('paper-answers', { yes: yes === 'yes', words: wrote ?? null }, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.paper) })
    },
  })
  return (
    <Dialog title={say(words.paperTitle)} onClose={onClose}>
      <p>{say(words.paperDetail)}</p>
      <Form form={form} act={say(words.enter)}>
        <ChoiceField
          form={form}
          at="/yes"
          label={words.paperYes}
          short
          choices={[
            { value: 'yes', label: say(words.yes) },
            { value: 'no', label: say(words.no) },
          ]}
        />
        <TextField form={form} at="/words" label={words.paperWords} wrong={words.saidWrong} long />
      </Form>
    </Dialog>
  )
}

export function MergeDialog({ need, onClose }: ActDialogProps) {
  const say = useSay()
  const tell = useUndo()
  const { api } = useDesk()
  const { act } = useAct(need)
  const { data = [] } = useQuery(siblingsQuery(api, need))
  const form = useForm({
    name: `merge-${need.id}`,
    schema: mergeNeedInput.body.pick({ into: true }),
    draft: false,
    prepare: ({ into }) => ({ into: into ?? data[0]?.id }),
    send: (body, key) => act('merge', body, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.merge) })
    },
  })
  return (
    <Dialog title={say(words.mergeTitle)} onClose={onClose}>
      {data.length === 0 ? (
        <p>{say(words.mergeNone)}</p>
      ) : (
        <Form form={form} act={say(actWords.merge)}>
          <SelectField
            form={form}
            at="/into"
            label={words.mergeInto}
            choices={data.map(({ id, number, title }) => ({
              value: id,
              label: `${number} ${title}`,
            }))}
          />
        </Form>
      )}
    </Dialog>
  )
}

const referSchema = z.object({
  to: z.enum(['township', 'department']),
  department: z.object({ id: z.uuid(), name: z.string() }).optional(),
  words: said,
})
const referDepartment = referSchema.required({ department: true })

/** @param step whether the village refers it, or the unit that has it in hand */
export function ReferDialog({
  need,
  step,
  onClose,
}: ActDialogProps & { step: 'refer' | 'refer-onwards' }) {
  const say = useSay()
  const tell = useUndo()
  const { api } = useDesk()
  const { act } = useAct(need)
  const form = useForm<z.infer<typeof referSchema>, unknown>({
    name: `${step}-${need.id}`,
    schema: z.union([
      referDepartment,
      referSchema.extend({ to: z.literal('township') }),
    ]) as z.ZodType<z.infer<typeof referSchema>>,
    initial: { to: 'township' },
    send: ({ to, department, words: asked }, key) =>
      act(step, { toOrganizationId: to === 'township' ? null : department?.id, words: asked }, key),
    onSent: () => {
      onClose()
      tell({ said: say(doneWords.refer) })
    },
  })
  const toDepartment = form.values.to === 'department'
  return (
    <Dialog title={say(words.referTitle)} onClose={onClose}>
      <Form form={form} act={say(actWords.refer)}>
        <ChoiceField
          form={form}
          at="/to"
          label={words.referTo}
          short
          choices={[
            { value: 'township', label: say(words.referTownship) },
            { value: 'department', label: say(words.referDepartment) },
          ]}
        />
        {toDepartment && (
          <FieldShell form={form} at="/department" label={words.department} chosen>
            {({ id, named, describedBy, invalid }) => {
              const value = valueAt(form.values, '/department') as { name: string } | undefined
              if (value) {
                return (
                  <Picked id={id} named={named} onAgain={() => form.set('/department', undefined)}>
                    <b>{value.name}</b>
                  </Picked>
                )
              }
              return (
                <SearchBox
                  id={id}
                  label={words.department}
                  placeholder={say(words.departmentHint)}
                  counted={words.departmentFound}
                  none={words.departmentNone}
                  queryOf={(query) => departmentsQuery(api, need.cycleId, query)}
                  keyOf={(each) => each.id}
                  show={({ name }) => name}
                  onPick={(picked) => form.set('/department', picked)}
                  describedBy={describedBy}
                  invalid={invalid}
                />
              )
            }}
          </FieldShell>
        )}
        <TextField form={form} at="/words" label={words.referWords} wrong={words.saidWrong} long />
      </Form>
    </Dialog>
  )
}
