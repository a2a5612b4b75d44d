/** One offer in a minute, in the unit's own words. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { createOfferInput } from '../../shared/offer-schema.ts'
import { bodyOf, places as moved, OfferFields } from './offer-fields.tsx'
import type { Writable } from './queries.ts'
import { offersWords, formWords as words } from './words.ts'
import { keyOf, PlaceField, placeIn, WithWritable } from './writable.tsx'

export function NewOfferPage() {
  const say = useSay()
  return (
    <WithWritable title={say(offersWords.add)}>
      {(places) => <NewOffer places={places} />}
    </WithWritable>
  )
}

function NewOffer({ places }: { places: readonly Writable[] }) {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const form = useForm({
    name: 'new-offer',
    schema: createOfferInput.body,
    initial: { place: keyOf(places[0] as Writable), needs: [], publish: 'yes' },
    places: moved,
    prepare: (values) => {
      const { countyCode, cycleId, unit } = placeIn(places, values.place)
      const of = { countyCode, cycleId, organizationId: unit.id }
      return { ...bodyOf(values), ...of, publish: values.publish !== 'no' }
    },
    send: async (body, key) => {
      const { id } = await api.send<{ id: string }>('POST', '/api/offers', body, key)
      return { id, county: body.countyCode, title: body.title }
    },
    onSent: async ({ id, county, title }) => {
      await queryClient.invalidateQueries({ queryKey: ['offers'] })
      await navigate({ to: '/offers/$county/$id', params: { county, id }, replace: true })
      tell({ said: say(words.submitted, { title }) })
    },
  })
  const { countyCode, unit } = placeIn(places, form.values.place)
  return (
    <Page title={say(offersWords.add)} lead={say(words.lead)} narrow>
      <Form form={form} act={say(words.submit)}>
        <PlaceField form={form} places={places} />
        <OfferFields form={form} county={countyCode} unitId={unit.id} />
        <ChoiceField
          form={form}
          at="/publish"
          label={words.publish}
          short
          choices={[
            { value: 'yes', label: say(words.publishNow) },
            { value: 'no', label: say(words.publishLater) },
          ]}
        />
      </Form>
    </Page>
  )
}
