/** The plan of each field: which units, what is held, what is to be done. */
import { TextField } from '#base/web/form/fields.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import { useReading } from '#base/web/language.tsx'
import { kindWords } from '#rooms/organizations/shared/words.ts'
import type { Settings } from '../../../shared/template.ts'
import { RowsEditor } from '../../rows-editor.tsx'
import { codedRow, type ItemEditor, rowName, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { settingWords as words } from '../setting-words.ts'

export const fieldsEditor: ItemEditor = {
  item: 'fields',
  written: ({ fields }) =>
    fields.map((field) => ({ ...field, tasks: field.tasks.map(({ zh }) => zh).join('\n') })),
  put: (settings, value) => {
    // A thing that stands there as before is said in English as before.
    const known = new Map(
      settings.fields.flatMap(({ tasks }) => tasks.map((task) => [task.zh, task] as const)),
    )
    const fields = rowsOf(value).map(({ tasks, ...field }) => ({
      ...field,
      tasks: String(tasks ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((zh) => known.get(zh) ?? { zh, en: zh }),
    }))
    return { ...settings, fields: fields as unknown as Settings['fields'] }
  },
  Fields: function Fields({ form, settings: { supporters, activities } }) {
    const { say, language } = useReading()
    return (
      <RowsEditor
        form={form}
        at="/fields"
        add={say(words.addField)}
        blank={() => ({ ...codedRow('field'), supporterKinds: [], activities: [] })}
        nameOf={(row, number) => rowName(row, language) || say(words.fieldOf, { number })}
      >
        {(at) => (
          <>
            <SayingField form={form} at={`${at}/name`} label={words.name} wrong={words.nameWrong} />
            <ManyField
              form={form}
              at={`${at}/supporterKinds`}
              label={words.fieldKinds}
              wrong={words.kindsWrong}
              choices={supporters.kinds.map((value) => ({ value, label: say(kindWords[value]) }))}
            />
            <ManyField
              form={form}
              at={`${at}/activities`}
              label={words.fieldActivities}
              wrong={words.activitiesWrong}
              choices={activities.map(({ code, name }) => ({ value: code, label: say(name) }))}
            />
            <TextField
              form={form}
              at={`${at}/tasks`}
              label={words.fieldTasks}
              hint={words.fieldTasksHint}
              wrong={words.fieldTasksWrong}
              long
            />
          </>
        )}
      </RowsEditor>
    )
  },
}
