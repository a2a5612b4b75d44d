/** The plan of each field: which units, what is held, what is to be done. */
import { TextField } from '#base/web/form/fields.tsx'
import { ManyField } from '#base/web/form/many-field.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { type Values, valueAt } from '#base/web/form/values.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { kindWords } from '#rooms/organizations/shared/words.ts'
import type { Settings } from '../../../shared/template.ts'
import { codedRow, type ItemEditor, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { SettingRows } from '../setting-rows.tsx'
import { settingWords as words } from '../setting-words.ts'

export const fieldsEditor: ItemEditor = {
  item: 'fields',
  written: ({ fields }) =>
    fields.map((field) => ({
      ...field,
      tasks: field.tasks.map(({ zh }) => zh).join('\n'),
      tasksEnglish: field.tasks.map(({ en }) => en).join('\n'),
    })),
  put: (settings, value) => {
    // A thing that stands there as before is said in English as before.
    const known = new Map(
      settings.fields.flatMap(({ tasks }) => tasks.map((task) => [task.zh, task] as const)),
    )
    const fields = rowsOf(value).map(({ tasks, tasksEnglish, ...field }) => {
      const [inChinese, inEnglish] = [linesOf(tasks), linesOf(tasksEnglish)]
      return {
        ...field,
        tasks: [
          ...inChinese.map((zh, at) =>
            inEnglish[at] !== undefined
              ? { zh, en: inEnglish[at] }
              : (known.get(zh) ?? { zh, en: zh }),
          ),
          // A line too many says nothing of any thing, and is refused at its field.
          ...inEnglish.slice(inChinese.length).map((en) => ({ zh: '', en })),
        ],
      }
    })
    return { ...settings, fields: fields as unknown as Settings['fields'] }
  },
  Fields: function Fields({ form, settings: { supporters, activities } }) {
    const say = useSay()
    return (
      <SettingRows
        form={form}
        at="/fields"
        add={words.addField}
        blank={() => ({ ...codedRow('field'), supporterKinds: [], activities: [] })}
        what={words.fieldOf}
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
            <ThingsField form={form} at={at} />
          </>
        )}
      </SettingRows>
    )
  },
}

const linesOf = (typed: unknown) =>
  String(typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What is to be done, one thing a line; whoever reads English writes that beside it, line by line. */
function ThingsField({ form, at }: { form: Form; at: string }) {
  const { say, language } = useReading()
  const field = { wrong: words.fieldTasksWrong, long: true }
  if (language === 'en') {
    return (
      <>
        <TextField
          {...{ form, ...field }}
          at={`${at}/tasks`}
          label={say(words.inChinese, { label: say(words.fieldTasks) })}
          hint={words.fieldTasksHint}
        />
        <TextField
          {...{ form, ...field }}
          at={`${at}/tasksEnglish`}
          label={say(words.inEnglish, { label: say(words.fieldTasks) })}
          hint={words.fieldTasksEnglish}
          optional
        />
      </>
    )
  }
  // Lines move when one is put between them; what stands there as before is known by its Chinese.
  const set = (_: string, tasks: unknown) =>
    form.set(at, { ...(valueAt(form.values, at) as Values), tasks, tasksEnglish: '' })
  return (
    <TextField
      {...{ form: { ...form, set }, ...field }}
      at={`${at}/tasks`}
      label={words.fieldTasks}
      hint={words.fieldTasksHint}
    />
  )
}
