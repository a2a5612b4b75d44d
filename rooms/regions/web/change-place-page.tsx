/** Another name, and how many households, residents and facilities there are. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { areOddCounts } from '../shared/odd-counts.ts'
import { changePlaceInput } from '../shared/schema.ts'
import { countOf, textOf } from './count-of.ts'
import { FacilitiesField } from './facilities-field.tsx'
import { type OnePlace, placeQuery } from './queries.ts'
import { sayFacilities } from './say-counts.ts'
import { useOddCounts } from './use-odd-counts.ts'
import { placeWords as words } from './words.ts'

export function ChangePlacePage() {
  const say = useSay()
  const { api } = useDesk()
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const query = useFresh(placeQuery(api, code))
  const { data: place } = query
  if (place?.mayChange && place.validTo === null) return <Change place={place} />
  if (!place && !query.isError) return <Loading />
  return (
    <Page title={say(words.section)} narrow>
      {place ? (
        <Notice title={say(words.changeNotMine)} />
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

function Change({ place: read }: { place: OnePlace }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [place] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const tell = useUndo()
  const { code, name, version } = place
  const isOdd = useOddCounts()
  const form = useForm({
    name: `place-${code}`,
    schema: changePlaceInput.body
      .omit({ version: true })
      .required({ name: true })
      .refine((counts) => !isOdd(counts), { path: ['residents'] }),
    initial: written(place),
    prepare: sent,
    editing: {
      base: written(place),
      fields: {
        name: { label: words.name, say: String },
        households: { label: words.households, say: String },
        residents: { label: words.residents, say: String },
        facilities: {
          label: words.facilities,
          say: (value) => sayFacilities(say, countsIn(value)).join('、'),
        },
      },
      version,
      loadCurrent: async () => {
        const current = await api.get<OnePlace>(`/api/places/${code}`)
        return { values: written(current), version: current.version }
      },
    },
    send: (body, key, seen) =>
      api.send('PATCH', `/api/places/${code}`, { ...body, version: seen }, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['places'] })
      await navigate({ to: '/places/$code', params: { code }, replace: true })
      tell({ said: say(words.savedSaid, { name: String(form.values.name) }) })
    },
  })
  return (
    <Page title={say(words.changeTitle, { name })} narrow>
      <Form form={form} act={say(words.save)}>
        <TextField
          form={form}
          at="/households"
          label={words.households}
          hint={words.householdsHint}
          wrong={words.countWrong}
          inputMode="numeric"
          optional
        />
        <TextField
          form={form}
          at="/residents"
          label={words.residents}
          hint={words.residentsHint}
          wrong={isOddTyped(form.values) ? words.oddCounts : words.countWrong}
          inputMode="numeric"
          optional
        />
        <FacilitiesField
          form={form}
          at="/facilities"
          label={words.facilities}
          hint={words.facilitiesHint}
          wrong={words.countWrong}
        />
        <TextField
          form={form}
          at="/name"
          label={words.name}
          hint={words.nameHint}
          wrong={words.nameWrong}
        />
      </Form>
    </Page>
  )
}

function isOddTyped(values: Values): boolean {
  const { households, residents } = sent(values)
  return areOddCounts({ households: households as number, residents: residents as number })
}

/** As it stands in the fields. */
function written({ name, households, residents, facilities }: OnePlace): Values {
  const counted = Object.entries(facilities).map(([kind, count]) => [kind, String(count)] as const)
  return {
    name,
    households: textOf(households),
    residents: textOf(residents),
    facilities: Object.fromEntries(counted),
  }
}

function sent({ name, households, residents, facilities }: Values) {
  return {
    name,
    households: countOf(households) ?? null,
    residents: countOf(residents) ?? null,
    facilities: countsIn(facilities),
  }
}

/** A kind with nothing or 0 beside it does not stand there. */
function countsIn(typed: unknown): Record<string, number> {
  const counts = Object.entries((typed ?? {}) as Values).map(
    ([kind, count]) => [kind, countOf(count)] as const,
  )
  return Object.fromEntries(
    counts.filter(([, count]) => count !== undefined && count !== 0),
  ) as Record<string, number>
}
