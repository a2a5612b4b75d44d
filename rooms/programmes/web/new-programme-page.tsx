/** A new programme: a template, a name, the office that leads it, a region and the days of its first cycle. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { type PickedRegion, RegionPicker } from '#rooms/regions/web/door.ts'
import { createProgrammeInput } from '../shared/schema.ts'
import { type TemplateCard, templatesQuery } from './queries.ts'
import { programmeWords as words } from './words.ts'

const levels = ['province', 'prefecture', 'county', 'township'] as const

export function NewProgrammePage() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(templatesQuery(api))
  if (query.data) return <NewProgramme templates={query.data} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.create)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

interface Made {
  id: string
  name: string
  leftOut: string[]
}

function NewProgramme({ templates }: { templates: readonly TemplateCard[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api, me } = useDesk()
  const home = me?.duties.find(({ role, kind }) => role === 'office' && kind === 'region')
  const year = usualYear(dayOf(new Date()))
  const form = useForm({
    name: 'new-programme',
    schema: createProgrammeInput.body,
    initial: {
      ...(home && { region: { code: home.code, name: home.name } satisfies PickedRegion }),
      cycle: {
        name: say(words.cycleNameOf, { year }),
        beginsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
      },
    },
    prepare: ({ region, ...values }) => ({
      ...values,
      regionCode: (region as PickedRegion | undefined)?.code,
    }),
    places: { '/regionCode': '/region' },
    send: async (body, key): Promise<Made> => {
      const made = await api.send<Omit<Made, 'name'>>('POST', '/api/programmes', body, key)
      return { ...made, name: body.name }
    },
    onSent: async ({ id, name, leftOut }) => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      await navigate({ to: '/programmes/$id', params: { id }, replace: true })
      tell({
        said:
          leftOut.length > 0
            ? say(words.createdLeftOut, { name, stages: leftOut.join('、') })
            : say(words.created, { name }),
      })
    },
  })
  return (
    <Page title={say(words.create)} lead={say(words.createLead)} narrow>
      <Form form={form} act={say(words.createNow)}>
        <TemplateField form={form} templates={templates} />
        <TextField
          form={form}
          at="/name"
          label={words.name}
          hint={words.nameHint}
          wrong={words.nameWrong}
        />
        <TextField
          form={form}
          at="/officeName"
          label={words.office}
          hint={words.officeHint}
          wrong={words.officeWrong}
        />
        <FieldShell form={form} at="/region" label={words.region} hint={words.regionHint} chosen>
          {({ id, named, describedBy, invalid }) => (
            <RegionPicker
              id={id}
              named={named}
              value={valueAt(form.values, '/region') as PickedRegion | undefined}
              levels={levels}
              onPick={(region) => form.set('/region', region)}
              describedBy={describedBy}
              invalid={invalid}
            />
          )}
        </FieldShell>
        <TextField
          form={form}
          at="/cycle/name"
          label={words.cycleName}
          hint={words.cycleNameHint}
          wrong={words.cycleNameWrong}
        />
        <TextField
          form={form}
          at="/cycle/beginsOn"
          label={words.beginsOn}
          wrong={words.dayWrong}
          type="date"
        />
        <TextField
          form={form}
          at="/cycle/endsOn"
          label={words.endsOn}
          wrong={words.dayWrong}
          type="date"
        />
      </Form>
    </Page>
  )
}

function TemplateField({
  form,
  templates,
}: {
  form: FormState
  templates: readonly TemplateCard[]
}) {
  const say = useSay()
  const chosen = valueAt(form.values, '/template')
  return (
    <FieldShell
      form={form}
      at="/template"
      label={words.template}
      hint={words.templateHint}
      group
      chosen
    >
      {({ id }) => (
        <div className="choices cards-apart">
          {templates.map(({ code, name, summary, source }) => (
            <label key={code} className="choice">
              <input
                type="radio"
                name={id}
                value={code}
                checked={chosen === code}
                onChange={() => form.set('/template', code)}
              />
              <span>
                <span className="strong">{say(name)}</span>
                <span className="hint">{say(summary)}</span>
                <span className="hint">{say(words.source, { source: say(source) })}</span>
              </span>
            </label>
          ))}
        </div>
      )}
    </FieldShell>
  )
}

/** From October on offices plan the next year. */
function usualYear(today: string): number {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return month >= 10 ? year + 1 : year
}
