/** What is held, how often, and which of it is the fixed one of 主题党日 "1+N". */
import { SelectField } from '#base/web/form/fields.tsx'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useReading } from '#base/web/language.tsx'
import type { Settings } from '../../../shared/template.ts'
import { itemWords } from '../../../shared/words.ts'
import { codedRow, type ItemEditor, rowName, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { SettingRows } from '../setting-rows.tsx'
import { settingWords as words } from '../setting-words.ts'

const often = ['month', 'quarter', 'half-year', 'year'] as const

/** Chosen once for all of them, so that there cannot be two. */
interface Held {
  rows: Values[]
  base: string
}

export const activitiesEditor: ItemEditor = {
  item: 'activities',
  written: ({ activities }): Held => ({
    rows: activities.map(({ base: _, every = '', ...activity }) => ({ ...activity, every })),
    base: activities.find(({ base }) => base)?.code ?? '',
  }),
  put: (settings, value) => {
    const { rows, base } = value as Held
    const activities = rows.map(({ every, ...activity }) => ({
      ...activity,
      ...(every ? { every } : {}),
      base: activity.code === base,
    }))
    return { ...settings, activities: activities as Settings['activities'] }
  },
  places: { '/activities': '/activities/rows' },
  Fields: function Activities({ form }) {
    const { say, language } = useReading()
    const rows = rowsOf(valueAt(form.values, '/activities/rows'))
    return (
      <>
        <SettingRows
          form={form}
          at="/activities/rows"
          add={words.addActivity}
          blank={() => codedRow('activity')}
          what={itemWords.activities}
        >
          {(at) => (
            <div className="beside">
              <SayingField
                form={form}
                at={`${at}/name`}
                label={words.name}
                wrong={words.nameWrong}
              />
              <SelectField
                form={form}
                at={`${at}/every`}
                label={words.every}
                choices={[
                  { value: '', label: say(words.once) },
                  ...often.map((value) => ({ value, label: say(words[value]) })),
                ]}
              />
            </div>
          )}
        </SettingRows>
        <SelectField
          form={form}
          at="/activities/base"
          label={words.base}
          hint={words.baseHint}
          choices={[
            { value: '', label: say(words.baseNone) },
            ...rows.map((row) => ({ value: String(row.code), label: rowName(row, language) })),
          ]}
        />
      </>
    )
  },
}
