/** A village's own words as fields: five that everybody fills in, and those that may be left alone. */
import { needCodes } from '@lianjian/pairing'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { categoryWords } from '../../shared/category-words.ts'
import { urgencies } from '../../shared/need-schema.ts'
import { urgencyWords } from '../../shared/need-words.ts'
import { formWords as words } from './words.ts'

const seldom = ['/selfEffort', '/decision', '/decidedOn', '/wantedBy', '/onPortal'] as const

export function NeedFields({ form }: { form: Form }) {
  const say = useSay()
  return (
    <>
      <ChoiceField
        form={form}
        at="/category"
        label={words.category}
        short
        choices={needCodes.map((value) => ({ value, label: say(categoryWords[value]) }))}
      />
      <TextField
        form={form}
        at="/title"
        label={words.title}
        hint={words.titleHint}
        wrong={words.titleWrong}
      />
      <TextField form={form} at="/detail" label={words.detail} wrong={words.detailWrong} long />
      <TextField
        form={form}
        at="/beneficiaries"
        label={words.beneficiaries}
        wrong={words.beneficiariesWrong}
        inputMode="numeric"
        optional
      />
      <ChoiceField
        form={form}
        at="/urgency"
        label={words.urgency}
        short
        choices={urgencies.map((value) => ({ value, label: say(urgencyWords[value]) }))}
      />
      <MoreFields form={form} title={words.more} at={seldom}>
        <TextField
          form={form}
          at="/selfEffort"
          label={words.selfEffort}
          wrong={words.detailWrong}
          long
          optional
        />
        <TextField
          form={form}
          at="/decision"
          label={words.decision}
          hint={words.decisionHint}
          wrong={words.decisionWrong}
          optional
        />
        <TextField
          form={form}
          at="/decidedOn"
          label={words.decidedOn}
          wrong={words.dayWrong}
          type="date"
          optional
        />
        <TextField
          form={form}
          at="/wantedBy"
          label={words.wantedBy}
          wrong={words.dayWrong}
          type="date"
          optional
        />
        <ChoiceField
          form={form}
          at="/onPortal"
          label={words.onPortal}
          short
          choices={[
            { value: 'yes', label: say(words.everybody) },
            { value: 'no', label: say(words.units) },
          ]}
        />
      </MoreFields>
    </>
  )
}

/** As the form holds them: all texts. */
export function written(need: {
  category: string
  title: string
  detail: string
  beneficiaries: number | null
  urgency: string
  selfEffort: string | null
  decision: string | null
  decidedOn: string | null
  wantedBy: string | null
  onPortal: boolean
}): Values {
  return {
    ...{ category: need.category, title: need.title, detail: need.detail },
    ...{ beneficiaries: need.beneficiaries ?? '', urgency: need.urgency },
    ...{ selfEffort: need.selfEffort ?? '', decision: need.decision ?? '' },
    ...{ decidedOn: need.decidedOn ?? '', wantedBy: need.wantedBy ?? '' },
    onPortal: need.onPortal ? 'yes' : 'no',
  }
}

/** As they are sent: what was left empty is nothing. */
export function bodyOf(values: Values): Values {
  const text = (name: string) => String(values[name] ?? '').trim()
  const beneficiaries = text('beneficiaries').normalize('NFKC')
  return {
    ...{ category: values.category, title: values.title, detail: values.detail },
    // What is no number is sent as it is typed, and refused beside its field.
    beneficiaries: beneficiaries === '' ? null : numberOf(beneficiaries),
    urgency: values.urgency,
    ...{ selfEffort: text('selfEffort') || null, decision: text('decision') || null },
    ...{ decidedOn: text('decidedOn') || null, wantedBy: text('wantedBy') || null },
    onPortal: values.onPortal !== 'no',
  }
}

function numberOf(typed: string): number | string {
  return /^\d+$/.test(typed) ? Number(typed) : typed
}
