/** A part of a cycle's plan that is written anew as a whole: its stages, or its duties. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type * as z from 'zod'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { ChangeReason } from '../change-reason.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { type CycleOfProgramme, type CycleRows, cycleRowsQuery } from '../queries.ts'
import { RowsEditor } from '../rows-editor.tsx'
import { programmeWords } from '../words.ts'

interface CycleRowsProps<Row> {
  cycle: CycleOfProgramme
  of: 'stages' | 'duties'
  schema: z.ZodType<{ items: unknown[] }>
  title: Saying
  lead: string
  /** What they are called where two versions stand side by side, and how one is said there. */
  label: Saying
  sayRow(row: Row): string
  add: Saying
  saved: Saying
  /** What is sent of a row, where the form holds it otherwise. */
  prepare?(row: Values): Values
  nameOf(row: Values, number: number): string
  /** Fields of the row at a pointer. */
  fields(form: FormState, at: string): ReactNode
}

export function ChangeCycleRows<Row>(props: CycleRowsProps<Row>) {
  const { api } = useDesk()
  const query = useFresh(cycleRowsQuery<Row>(api, props.cycle.id, props.of))
  if (query.data) return <Change {...props} read={query.data} />
  return query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />
}

function Change<Row>(props: CycleRowsProps<Row> & { read: CycleRows<Row> }) {
  const { cycle, of, schema, title, lead, label, sayRow, add, saved, nameOf, fields } = props
  const { prepare = (row: Values) => row } = props
  const say = useSay()
  // As it was when the form opened: a version that is read meanwhile is not what was edited.
  const [{ items, version: seen }] = useState(props.read)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { programme } = cycle
  const path = `/api/cycles/${cycle.id}/${of}`
  const form = useForm({
    ...{ name: `${of}-${cycle.id}`, schema, initial: { items } },
    editing: {
      base: { items },
      fields: { items: { label, say: (rows) => (rows as Row[]).map(sayRow).join('；') } },
      version: seen,
      loadCurrent: async () => {
        const { version, ...values } = await api.get<CycleRows<Row>>(path)
        return { values, version }
      },
    },
    prepare: (values) => ({ ...values, items: (values.items as Values[]).map(prepare) }),
    send: (body, key, version) => api.send('PUT', path, { ...body, version }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({
        to: '/programmes/$id',
        params: { id: programme.id },
        search: { cycle: cycle.id } as never,
      })
      tell({ said: say(saved) })
    },
  })
  return (
    <Page title={say(title)} lead={lead} narrow>
      <ProgrammeCrumbs id={programme.id} name={programme.name} cycleId={cycle.id} />
      <Form form={form} act={say(programmeWords.save)}>
        <RowsEditor form={form} at="/items" add={say(add)} nameOf={nameOf}>
          {(at) => fields(form, at)}
        </RowsEditor>
        <ChangeReason form={form} />
      </Form>
    </Page>
  )
}
