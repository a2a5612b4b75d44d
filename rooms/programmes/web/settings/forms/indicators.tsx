/** What is counted, and what counts as one. */
import { useReading } from '#base/web/language.tsx'
import type { Settings } from '../../../shared/template.ts'
import { itemWords } from '../../../shared/words.ts'
import { RowsEditor } from '../../rows-editor.tsx'
import { codedRow, type ItemEditor, rowName, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { settingWords as words } from '../setting-words.ts'

export const indicatorsEditor: ItemEditor = {
  item: 'indicators',
  written: ({ indicators }) => indicators,
  put: (settings, value) => ({
    ...settings,
    indicators: rowsOf(value) as unknown as Settings['indicators'],
  }),
  Fields: function Indicators({ form }) {
    const { say, language } = useReading()
    return (
      <RowsEditor
        form={form}
        at="/indicators"
        add={say(words.addIndicator)}
        blank={() => codedRow('indicator')}
        nameOf={(row, number) => rowName(row, language) || `${say(itemWords.indicators)} ${number}`}
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
      </RowsEditor>
    )
  },
}
