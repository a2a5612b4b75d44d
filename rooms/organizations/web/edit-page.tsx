/** What is known of an organization, corrected; its name and its place in the tree have acts of their own. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Editing, useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { type Say, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { editOrganizationInput } from '../shared/schema.ts'
import { functionWords, kindWords, levelWords, sideWords } from '../shared/words.ts'
import { AlikeByCode } from './alike.tsx'
import { changeWords as words } from './change-words.ts'
import { KnownFields } from './known-fields.tsx'
import { bodyOf, bodyPlaces, valuesOf } from './organization-values.ts'
import { type Organization, organizationQuery, pathOf } from './queries.ts'
import { organizationWords } from './words.ts'

export function EditPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', id = '' } = useParams({ strict: false }) as { county?: string; id?: string }
  const query = useFresh(organizationQuery(api, { county, id }))
  const { data: organization } = query
  if (organization) return <Edit key={id} organization={organization} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(organizationWords.title)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

function Edit({ organization }: { organization: Organization }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const { countyCode: county, id, name, version } = organization
  const base = valuesOf(organization)
  const form = useForm({
    name: `edit-${id}`,
    schema: editOrganizationInput.body.omit({ version: true }),
    initial: base,
    prepare: (values) => ({ ...bodyOf(values), reason: values.reason }),
    places: bodyPlaces,
    editing: {
      base,
      fields: fieldsOf(say),
      version,
      loadCurrent: async () => {
        const current = await api.get<Organization>(pathOf({ county, id }))
        return { values: valuesOf(current), version: current.version }
      },
    },
    send: (body, key, read) =>
      api.send('PATCH', pathOf({ county, id }), { ...body, version: read }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] })
      await navigate({ to: '/organizations/$county/$id', params: { county, id }, replace: true })
      tell({ said: say(organizationWords.savedSaid, { name }) })
    },
  })
  return (
    <Page title={say(words.editTitle, { name })} lead={say(words.editLead)} narrow>
      <Form form={form} act={say(organizationWords.save)}>
        <KnownFields
          form={form}
          is={organization.kind}
          belowCode={<AlikeByCode county={county} values={form.values} but={id} />}
        />
        <ReasonField
          form={form}
          at="/reason"
          label={organizationWords.reason}
          hint={organizationWords.reasonHint}
          reasons={[organizationWords.reasonTypo, organizationWords.reasonReform].map((each) =>
            say(each),
          )}
          optional
        />
      </Form>
    </Page>
  )
}

/** How each field is said where two versions stand side by side. */
function fieldsOf(say: Say): Editing['fields'] {
  const coded = (label: Saying, of: Record<string, Saying>) => ({
    label,
    say: (value: unknown) => {
      const word = of[String(value)]
      return word ? say(word) : ''
    },
  })
  const plain = (label: Saying) => ({ label, say: (value: unknown) => String(value ?? '') })
  return {
    kind: coded(words.kind, kindWords),
    side: coded(words.side, sideWords),
    level: coded(words.level, levelWords),
    function: coded(words.function, functionWords),
    code: plain(words.code),
    socialCreditCode: plain(words.credit),
    members: plain(words.members),
    households: plain(words.households),
    foundedOn: plain(words.founded),
    seat: { label: words.seat, say: (value) => (value as { name: string }).name },
  }
}
