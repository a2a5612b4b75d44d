/** What a unit says of an offer as fields: five that everybody fills in, and those that may be left alone. */
import { needCodes } from '@lianjian/pairing'
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { ChoiceField, SelectField, TextField } from '#base/web/form/fields.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { categoryWords as needWords } from '../../shared/category-words.ts'
import { categories, categoryWords } from '../../shared/offer-words.ts'
import { postsQuery, type ShownOffer } from './queries.ts'
import { formWords as words } from './words.ts'

const seldom = ['/fromDay', '/untilDay', '/conditions', '/places', '/contactPostId'] as const

/** Where what `bodyOf` takes apart is shown. */
export const places = { '/quantityUnit': '/quantity' }

interface Of {
  form: Form
  county: string
  unitId: string
}

export function OfferFields({ form, county, unitId }: Of) {
  const say = useSay()
  return (
    <>
      <ChoiceField
        form={form}
        at="/category"
        label={words.category}
        short
        choices={categories.map((value) => ({ value, label: say(categoryWords[value]) }))}
      />
      <TextField
        form={form}
        at="/title"
        label={words.title}
        hint={words.titleHint}
        wrong={words.titleWrong}
      />
      <ManyField
        form={form}
        at="/needs"
        label={words.needs}
        wrong={words.needsWrong}
        choices={needCodes.map((value) => ({ value, label: say(needWords[value]) }))}
      />
      <TextField
        form={form}
        at="/content"
        label={words.content}
        wrong={words.textWrong}
        long
        optional
      />
      {form.values.category === 'money' ? (
        <TextField
          form={form}
          at="/amountFen"
          label={words.amount}
          wrong={words.amountWrong}
          inputMode="numeric"
        />
      ) : (
        <TextField
          form={form}
          at="/quantity"
          label={words.quantity}
          hint={words.quantityHint}
          wrong={words.quantityWrong}
          optional
        />
      )}
      <MoreFields form={form} title={words.more} at={seldom}>
        <TextField
          form={form}
          at="/fromDay"
          label={words.fromDay}
          wrong={words.dayWrong}
          type="date"
          optional
        />
        <TextField
          form={form}
          at="/untilDay"
          label={words.untilDay}
          wrong={words.dayWrong}
          type="date"
          optional
        />
        <TextField
          form={form}
          at="/conditions"
          label={words.conditions}
          hint={words.conditionsHint}
          wrong={words.textWrong}
          long
          optional
        />
        <TextField
          form={form}
          at="/places"
          label={words.places}
          wrong={words.placesWrong}
          inputMode="numeric"
          optional
        />
        <ContactField {...{ form, county, unitId }} />
      </MoreFields>
    </>
  )
}

function ContactField({ form, county, unitId }: Of) {
  const say = useSay()
  const { api } = useDesk()
  const { data = [] } = useQuery(postsQuery(api, county, unitId))
  if (data.length === 0) return null
  return (
    <SelectField
      form={form}
      at="/contactPostId"
      label={words.contact}
      optional
      choices={[
        { value: '', label: say(words.noContact) },
        ...data.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  )
}

/** As the form holds it: texts, and a quantity with its unit. */
export function written(offer: ShownOffer): Values {
  const { quantity, quantityUnit, amountFen } = offer
  return {
    ...{ category: offer.category, title: offer.title, needs: offer.needs },
    content: offer.content ?? '',
    quantity: quantity === null ? '' : `${quantity} ${quantityUnit ?? ''}`,
    amountFen: amountFen === null ? '' : String(amountFen / 100),
    ...{ fromDay: offer.fromDay ?? '', untilDay: offer.untilDay ?? '' },
    conditions: offer.conditions ?? '',
    places: offer.places === null ? '' : String(offer.places),
    contactPostId: offer.contactPostId ?? '',
  }
}

/** As it is sent: what was left empty is nothing, and what is no number is sent as it was typed, to be refused. */
export function bodyOf(values: Values): Values {
  const text = (name: string) =>
    String(values[name] ?? '')
      .normalize('NFKC')
      .trim()
  const isMoney = values.category === 'money'
  const [, count = '', unit = ''] = /^(\d+)\s*(.*)$/.exec(text('quantity')) ?? []
  const counted = text('quantity') === '' || isMoney ? null : Number(count) || text('quantity')
  return {
    ...{ category: values.category, title: values.title, needs: values.needs ?? [] },
    content: String(values.content ?? '').trim() || null,
    quantity: counted,
    quantityUnit: counted === null ? null : unit || null,
    amountFen: isMoney && text('amountFen') !== '' ? fenOf(text('amountFen')) : null,
    ...{ fromDay: text('fromDay') || null, untilDay: text('untilDay') || null },
    conditions: String(values.conditions ?? '').trim() || null,
    places: text('places') === '' ? null : Number(text('places')) || text('places'),
    contactPostId: text('contactPostId') || null,
  }
}

/** Yuan as people write them, with two decimals at most. */
function fenOf(typed: string): number | string {
  const [, yuan, rest = ''] =
    /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replace(/[,\s元]/g, '')) ?? []
  return yuan === undefined ? typed : Number(yuan) * 100 + Number(rest.padEnd(2, '0'))
}
