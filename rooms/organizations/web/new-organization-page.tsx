/** One more organization: below the one that somebody comes from, or where they do duty. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { createOrganizationInput } from '../shared/schema.ts'
import type { Kind } from '../shared/words.ts'
import { AlikeByCode, AlikeByName } from './alike.tsx'
import { changeWords as words } from './change-words.ts'
import { KnownFields } from './known-fields.tsx'
import { OrganizationField } from './organization-field.tsx'
import type { PickedOrganization } from './organization-picker.tsx'
import { bodyOf, bodyPlaces } from './organization-values.ts'
import { type Organization, organizationQuery } from './queries.ts'

export function NewOrganizationPage() {
  const say = useSay()
  const { api } = useDesk()
  const { county = '', below = '' } = useSearch({ strict: false }) as {
    county?: string
    below?: string
  }
  const query = useQuery({
    ...organizationQuery(api, { county, id: below }),
    enabled: below !== '',
  })
  if (below === '' || query.data) return <NewOrganization key={below} parent={query.data} />
  if (!query.isError) return <Loading />
  return (
    <Page title={say(words.add)} narrow>
      <Unread error={query.error} retry={query.refetch} />
    </Page>
  )
}

function NewOrganization({ parent }: { parent: Organization | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api, me } = useDesk()
  const duty = me?.duties.find(({ kind }) => kind === 'region')
  const initial = parent ? below(parent) : { ...(duty && { seat: duty }) }
  const form = useForm({
    name: `new-organization-${parent?.id ?? ''}`,
    schema: createOrganizationInput.body,
    initial,
    prepare: (values) => ({
      ...bodyOf(values),
      name: values.name,
      parentId: (values.parent as PickedOrganization | undefined)?.id ?? null,
      countyCode: countyOf(values),
    }),
    places: bodyPlaces,
    send: (body, key) =>
      api
        .send<{ id: string }>('POST', '/api/organizations', body, key)
        .then(({ id }) => ({ id, county: body.countyCode })),
    onSent: async ({ id, county: keeping }) => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] })
      await navigate({
        to: '/organizations/$county/$id',
        params: { county: keeping, id },
        replace: true,
      })
    },
  })
  const county = countyOf(form.values)
  return (
    <Page title={say(words.add)} lead={say(words.addLead)} narrow>
      <Form form={form} act={say(words.addAct)}>
        <TextField
          form={form}
          at="/name"
          label={words.name}
          hint={words.nameHint}
          wrong={words.nameWrong}
        />
        <AlikeByName county={county} values={form.values} />
        <OrganizationField
          form={form}
          at="/parent"
          label={words.parent}
          hint={words.parentHint}
          optional
        />
        <KnownFields form={form} belowCode={<AlikeByCode county={county} values={form.values} />} />
      </Form>
    </Page>
  )
}

/** An organization is kept where the one above it is, else by the county of its seat. */
function countyOf(values: Values): string | undefined {
  const above = values.parent as PickedOrganization | undefined
  return above?.countyCode ?? bodyOf(values).regionCode?.slice(0, 6)
}

/** What mostly hangs below one of a kind: branches below units, villages below a township. */
function below({
  countyCode,
  id,
  name,
  kind,
  level,
  regionCode,
  regionName,
}: Organization): Values {
  const usual: Kind = kind === 'township' ? 'village' : 'branch'
  return {
    parent: { countyCode, id, name } satisfies PickedOrganization,
    kind: usual,
    seat: { code: regionCode, name: regionName },
    level: usual === 'village' ? 'village' : (level ?? ''),
  }
}
