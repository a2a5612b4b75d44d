/** 三定四有 of a cycle, written anew as a whole. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { putDutiesInput } from '../../shared/plan-schema.ts'
import { PlanReason } from '../plan-reason.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { type CycleOfProgramme, type Duties, dutiesQuery } from '../queries.ts'
import { programmeWords, planWords as words } from '../words.ts'
import { KeptCycle } from './kept-cycle.tsx'
import { RowsEditor } from './rows-editor.tsx'

const backings = ['guarantee', 'rule', 'plan', 'supervision'] as const
const backingWords = {
  guarantee: words.guaranteeField,
  rule: words.ruleField,
  plan: words.planField,
  supervision: words.supervisionField,
}

export const DutiesPage = () => <KeptCycle Show={Read} />

function Read({ cycle }: { cycle: CycleOfProgramme }) {
  const { api } = useDesk()
  const query = useQuery(dutiesQuery(api, cycle.id))
  if (query.data) return <ChangeDuties cycle={cycle} duties={query.data} />
  return query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />
}

function ChangeDuties({ cycle, duties: read }: { cycle: CycleOfProgramme; duties: Duties }) {
  const say = useSay()
  const [duties] = useState(read)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { programme } = cycle
  const form = useForm({
    name: `duties-${cycle.id}`,
    schema: putDutiesInput.body.omit({ version: true }),
    initial: { items: duties.items },
    editing: {
      base: { items: duties.items },
      fields: { items: { label: words.duties, say: saidDuties } },
      version: duties.version,
      loadCurrent: async () => {
        const { version, ...values } = await api.get<Duties>(`/api/cycles/${cycle.id}/duties`)
        return { values, version }
      },
    },
    prepare: ({ items, ...values }) => ({ ...values, items: (items as Values[]).map(backed) }),
    send: (body, key, version) =>
      api.send('PUT', `/api/cycles/${cycle.id}/duties`, { ...body, version }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({
        to: '/programmes/$id',
        params: { id: programme.id },
        search: { cycle: cycle.id } as never,
      })
      tell({ said: say(words.dutiesSaved) })
    },
  })
  return (
    <Page title={say(words.changeDuties)} lead={say(words.dutiesLead)} narrow>
      <ProgrammeCrumbs id={programme.id} name={programme.name} cycleId={cycle.id} />
      <Form form={form} act={say(programmeWords.save)}>
        <RowsEditor
          form={form}
          at="/items"
          add={say(words.addDuty)}
          nameOf={({ post }, number) => (post ? String(post) : say(words.dutyOf, { number }))}
        >
          {(at) => (
            <>
              <TextField form={form} at={`${at}/post`} label={words.post} wrong={words.lineWrong} />
              <TextField
                form={form}
                at={`${at}/duty`}
                label={words.duty}
                wrong={words.passageWrong}
                long
              />
              <TextField
                form={form}
                at={`${at}/division`}
                label={words.division}
                wrong={words.passageWrong}
                long
              />
              <MoreFields
                form={form}
                title={words.four}
                at={backings.map((each) => `${at}/${each}`)}
              >
                {backings.map((each) => (
                  <TextField
                    key={each}
                    form={form}
                    at={`${at}/${each}`}
                    label={backingWords[each]}
                    wrong={words.passageWrong}
                    long
                    optional
                  />
                ))}
              </MoreFields>
            </>
          )}
        </RowsEditor>
        <PlanReason form={form} />
      </Form>
    </Page>
  )
}

/** What nobody filled in backs nothing. */
function backed(row: Values): Values {
  const blanks = backings.filter((each) => String(row[each] ?? '').trim() === '')
  return { ...row, ...Object.fromEntries(blanks.map((each) => [each, null])) }
}

function saidDuties(value: unknown): string {
  return (value as Duties['items']).map(({ post, duty }) => `${post}：${duty}`).join('；')
}
