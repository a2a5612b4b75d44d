/** What is said of a deed: few fields, and fewer still to fill in. */
import { SelectField, TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { type Direction, sources, sourceWords } from '../shared/words.ts'
import type { DeedChoice } from './queries.ts'
import { deedWords as words } from './words.ts'

interface DeedFieldsProps {
  form: Form
  direction: Direction
  kinds: DeedChoice['kinds']
}

const others = sources.filter((source) => source !== 'own')

export function DeedFields({ form, direction, kinds }: DeedFieldsProps) {
  const say = useSay()
  const isGift = direction === 'gift'
  return (
    <>
      <TextField
        form={form}
        at="/title"
        label={isGift ? words.gift : words.what}
        hint={words.whatHint}
        wrong={words.whatWrong}
      />
      <TextField
        form={form}
        at="/day"
        label={words.day}
        wrong={words.dayWrong}
        type="date"
        max={dayOf(new Date())}
      />
      {isGift ? (
        <GiftFields form={form} />
      ) : (
        <>
          <TextField
            form={form}
            at="/helped"
            label={words.helped}
            hint={words.helpedHint}
            wrong={words.helpedWrong}
            inputMode="numeric"
            optional
          />
          <TextField
            form={form}
            at="/money/own"
            label={words.own}
            wrong={words.yuanWrong}
            inputMode="numeric"
            optional
          />
          <SelectField
            form={form}
            at="/kind"
            label={words.kind}
            choices={kinds.map(({ code, name }) => ({ value: code, label: say(name) }))}
          />
          <MoreFields
            form={form}
            title={words.others}
            at={[...others.map((source) => `/money/${source}`), '/outcome']}
          >
            {others.map((source) => (
              <TextField
                key={source}
                form={form}
                at={`/money/${source}`}
                label={say({
                  zh: `${sourceWords[source].zh}（元）`,
                  en: `${sourceWords[source].en} (yuan)`,
                })}
                wrong={words.yuanWrong}
                inputMode="numeric"
                optional
              />
            ))}
            <TextField
              form={form}
              at="/outcome"
              label={words.outcome}
              wrong={words.outcomeWrong}
              long
              optional
            />
          </MoreFields>
        </>
      )}
    </>
  )
}

function GiftFields({ form }: { form: Form }) {
  return (
    <>
      <TextField
        form={form}
        at="/quantity"
        label={words.quantity}
        wrong={words.quantityWrong}
        inputMode="numeric"
      />
      <TextField
        form={form}
        at="/countedIn"
        label={words.countedIn}
        hint={words.countedInHint}
        wrong={words.countedInWrong}
      />
    </>
  )
}
