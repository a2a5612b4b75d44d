/** The calendar of a cycle, written anew as a whole. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { putStagesInput } from '../../shared/plan-schema.ts'
import { PlanReason } from '../plan-reason.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { type CycleOfProgramme, type Stages, stagesQuery } from '../queries.ts'
import { programmeWords, planWords as words } from '../words.ts'
import { KeptCycle } from './kept-cycle.tsx'
import { RowsEditor } from './rows-editor.tsx'

export const StagesPage = () => <KeptCycle Show={Read} />

function Read({ cycle }: { cycle: CycleOfProgramme }) {
  const { api } = useDesk()
  const query = useQuery(stagesQuery(api, cycle.id))
  if (query.data) return <ChangeStages cycle={cycle} stages={query.data} />
  return query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />
}

function ChangeStages({ cycle, stages: read }: { cycle: CycleOfProgramme; stages: Stages }) {
  const { say, language } = useReading()
  const [stages] = useState(read)
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { programme } = cycle
  const form = useForm({
    name: `stages-${cycle.id}`,
    schema: putStagesInput.body.omit({ version: true }),
    initial: { items: stages.items },
    editing: {
      base: { items: stages.items },
      fields: { items: { label: words.stages, say: saidStages } },
      version: stages.version,
      loadCurrent: async () => {
        const { version, ...values } = await api.get<Stages>(`/api/cycles/${cycle.id}/stages`)
        return { values, version }
      },
    },
    send: (body, key, version) =>
      api.send('PUT', `/api/cycles/${cycle.id}/stages`, { ...body, version }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({
        to: '/programmes/$id',
        params: { id: programme.id },
        search: { cycle: cycle.id } as never,
      })
      tell({ said: say(words.stagesSaved) })
    },
  })
  return (
    <Page
      title={say(words.changeStages)}
      lead={say(words.stagesLead, {
        name: cycle.name,
        from: sayFullDate(cycle.beginsOn, language),
        to: sayFullDate(cycle.endsOn, language),
      })}
      narrow
    >
      <ProgrammeCrumbs id={programme.id} name={programme.name} cycleId={cycle.id} />
      <Form form={form} act={say(programmeWords.save)}>
        <RowsEditor
          form={form}
          at="/items"
          add={say(words.addStage)}
          nameOf={(_, number) => say(words.stageOf, { number })}
        >
          {(at) => (
            <>
              <TextField
                form={form}
                at={`${at}/name`}
                label={words.stageName}
                wrong={words.stageNameWrong}
              />
              <TextField
                form={form}
                at={`${at}/beginsOn`}
                label={programmeWords.beginsOn}
                wrong={words.dayWrong}
                type="date"
              />
              <TextField
                form={form}
                at={`${at}/endsOn`}
                label={programmeWords.endsOn}
                wrong={words.dayWrong}
                type="date"
              />
            </>
          )}
        </RowsEditor>
        <PlanReason form={form} />
      </Form>
    </Page>
  )
}

function saidStages(value: unknown): string {
  return (value as Stages['items'])
    .map(({ name, beginsOn, endsOn }) => `${name} ${beginsOn}–${endsOn}`)
    .join('；')
}
