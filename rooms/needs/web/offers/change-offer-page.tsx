/** What a unit said of an offer, changed; a colleague's change meanwhile is shown field by field. */

import type { NeedCode } from '@lianjian/pairing'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { categoryWords as needWords } from '../../shared/category-words.ts'
import { changeOfferInput } from '../../shared/offer-schema.ts'
import { type Category, categoryWords } from '../../shared/offer-words.ts'
import { bodyOf, OfferFields, places, written } from './offer-fields.tsx'
import { getOffer, offerQuery, type Place, pathOf, type ShownOffer } from './queries.ts'
import { formWords as words } from './words.ts'

export function ChangeOfferPage() {
  const say = useSay()
  const { api } = useDesk()
  const place = useParams({ strict: false }) as Place
  const query = useFresh(offerQuery(api, place))
  if (query.data) return <ChangeOffer place={place} offer={query.data} />
  return (
    <Page title={say(words.changeTitle)} narrow>
      {query.isError ? <Unread error={query.error} retry={query.refetch} /> : <Loading />}
    </Page>
  )
}

function ChangeOffer({ place, offer: read }: { place: Place; offer: ShownOffer }) {
  const say = useSay()
  // As it was when the form opened: read anew meanwhile, a colleague's change would count as seen.
  const [offer] = useState(read)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { api } = useDesk()
  const plain = (value: unknown) => String(value ?? '')
  const form = useForm({
    name: `offer-${place.id}`,
    schema: changeOfferInput.body.omit({ version: true }),
    initial: written(offer),
    places,
    editing: {
      base: written(offer),
      fields: {
        category: {
          label: words.category,
          say: (value) => say(categoryWords[value as Category]),
        },
        title: { label: words.title, say: plain },
        needs: {
          label: words.needs,
          say: (value) => (value as NeedCode[]).map((code) => say(needWords[code])).join(' '),
        },
        content: { label: words.content, say: plain },
        quantity: { label: words.quantity, say: plain },
        amountFen: { label: words.amount, say: plain },
        fromDay: { label: words.fromDay, say: plain },
        untilDay: { label: words.untilDay, say: plain },
        conditions: { label: words.conditions, say: plain },
        places: { label: words.places, say: plain },
        contactPostId: { label: words.contact, say: plain },
      },
      version: offer.version,
      loadCurrent: async () => {
        const current = await getOffer(api, place)
        return { values: written(current), version: current.version }
      },
    },
    prepare: bodyOf,
    send: async (body, key, version) => {
      await api.send('PATCH', pathOf(place), { ...body, version }, key)
      return body.title ?? offer.title
    },
    onSent: async (title) => {
      await queryClient.invalidateQueries({ queryKey: ['offers'] })
      const { county, id } = place
      await navigate({ to: '/offers/$county/$id', params: { county, id }, replace: true })
      tell({ said: say(words.submitted, { title }) })
    },
  })
  return (
    <Page title={say(words.changeTitle)} narrow>
      <Form form={form} act={say(words.save)}>
        <OfferFields form={form} county={place.county} unitId={offer.organizationId} />
      </Form>
    </Page>
  )
}
