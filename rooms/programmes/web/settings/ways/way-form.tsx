/** A way of pairing as it is written: what it is called, what it is good for, its rules. */
import type { Rules } from '@lianjian/pairing/rules'
import { FieldShell } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Values, valueAt } from '#base/web/form/values.ts'
import type { Settings } from '../../../shared/template.ts'
import { ChangeReason } from '../../change-reason.tsx'
import type { Programme } from '../../queries.ts'
import { programmeWords } from '../../words.ts'
import { useRules } from '../rules-part.tsx'
import { SayingField } from '../saying-field.tsx'
import { useInWords } from '../setting-list.tsx'
import { settingWords as words } from '../setting-words.ts'
import { useSettingsForm } from '../use-settings-form.ts'

export type Way = Settings['ways'][number]

interface WayFormProps {
  programme: Programme
  /** As it is, or as a new one begins. */
  way: Way
  isNew: boolean
}

export function WayForm({ programme, way, isNew }: WayFormProps) {
  const { say, rulesInWords } = useInWords()
  const { RulesEditor } = useRules()
  const { code } = way
  const { id, settings } = programme
  const known = settings.ways.findIndex((each) => each.code === code)
  const at = known < 0 ? settings.ways.length : known
  const sayName = (value: unknown) => say(value as Way['name'])
  const form = useSettingsForm({
    ...{ name: `way-${id}-${isNew ? 'new' : code}`, programme },
    written: ({ ways }) => {
      const own = ways.find((each) => each.code === code)
      // One that a colleague removed meanwhile is put back by whoever changes it.
      return own || !isNew ? written(own ?? way) : {}
    },
    initial: written(way),
    fields: {
      name: { label: words.wayName, say: sayName },
      why: { label: words.wayWhy, say: sayName },
      rules: {
        label: words.rules,
        say: (value) => rulesInWords(value as Rules, say).join(' '),
      },
    },
    put: (before, values) => {
      const next = { ...values, code } as unknown as Way
      const isThere = before.ways.some((each) => each.code === code)
      return {
        ...before,
        ways: isThere
          ? before.ways.map((each) => (each.code === code ? next : each))
          : [...before.ways, next],
      }
    },
    places: { [`/ways/${at}`]: '' },
    full: ['/rules'],
  })
  return (
    <Form form={form} act={say(programmeWords.save)}>
      <SayingField form={form} at="/name" label={words.wayName} wrong={words.nameWrong} />
      <SayingField
        form={form}
        at="/why"
        label={words.wayWhy}
        hint={words.wayWhyHint}
        wrong={words.passageWrong}
        long
      />
      <FieldShell form={form} at="/rules" label={words.rules} group>
        {() => (
          <RulesEditor
            rules={valueAt(form.values, '/rules') as Rules}
            onChange={(rules) => form.set('/rules', rules)}
          />
        )}
      </FieldShell>
      <ChangeReason form={form} hint={words.reasonHint} />
    </Form>
  )
}

const written = ({ name, why, rules }: Way): Values => ({ name, why, rules })
