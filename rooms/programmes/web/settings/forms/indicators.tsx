/** What is counted, and what counts as one. */
import { useSay } from '#base/web/language.tsx'
import type { Settings } from '../../../shared/template.ts'
import { itemWords } from '../../../shared/words.ts'
import { codedRow, type ItemEditor, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { SettingRows } from '../setting-rows.tsx'
import { settingWords as words } from '../setting-words.ts'

export const indicatorsEditor: ItemEditor = {
  item: 'indicators',
  written: ({ indicators }) => indicators,
  put: (settings, value) => ({
    ...settings,
    indicators: rowsOf(value) as unknown as Settings['indicators'],
  }),
  Fields: function Indicators({ form }) {
    const say = useSay()
    return (
      <SettingRows
        form={form}
        at="/indicators"
        add={words.addIndicator}
        blank={() => codedRow('indicator')}
        what={itemWords.indicators}
      >
        {(at) => (
          <>
            <div className="beside">
              <SayingField
                form={form}
                at={`${at}/name`}
                label={words.name}
                wrong={words.nameWrong}
              />
              <SayingField
                form={form}
                at={`${at}/unit`}
                label={words.unit}
                wrong={words.nameWrong}
                placeholder={say(words.unitHint)}
              />
            </div>
            <SayingField
              form={form}
              at={`${at}/counts`}
              label={words.counts}
              wrong={words.passageWrong}
            />
          </>
        )}
      </SettingRows>
    )
  },
}
