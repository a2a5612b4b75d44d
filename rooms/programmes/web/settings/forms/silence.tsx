/** After how many days without a record somebody is told. */
import { TextField } from '#base/web/form/fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { type ItemEditor, numberOf } from '../item-editor.ts'
import { settingWords as words } from '../setting-words.ts'

export const silenceEditor: ItemEditor = {
  item: 'silence',
  written: ({ silence }) => ({
    unitDays: String(silence?.unitDays ?? ''),
    officeDays: String(silence?.officeDays ?? ''),
  }),
  put: ({ silence: _, ...settings }, value) => {
    const { unitDays, officeDays } = value as Values
    if (isBlank(unitDays) && isBlank(officeDays)) return settings
    const silence = { unitDays: numberOf(unitDays), officeDays: numberOf(officeDays) }
    return { ...settings, silence }
  },
  Fields: ({ form }) => (
    <div className="beside">
      <TextField
        form={form}
        at="/silence/unitDays"
        label={words.silenceUnit}
        wrong={words.silenceUnitWrong}
        inputMode="numeric"
        optional
      />
      <TextField
        form={form}
        at="/silence/officeDays"
        label={words.silenceOffice}
        wrong={words.silenceOfficeWrong}
        inputMode="numeric"
        optional
      />
    </div>
  ),
}
