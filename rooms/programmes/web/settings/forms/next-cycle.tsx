/** What a further cycle begins with: stages, tasks and duties by months of the cycle. */
import { TextField } from '#base/web/form/fields.tsx'
import { MoreFields } from '#base/web/form/more-fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import { useReading } from '#base/web/language.tsx'
import type { Settings } from '../../../shared/template.ts'
import { itemWords } from '../../../shared/words.ts'
import { backings, backingWords } from '../../backings.ts'
import { RowsEditor } from '../../rows-editor.tsx'
import { planWords } from '../../words.ts'
import { type ItemEditor, numberOf, rowName, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { settingWords as words } from '../setting-words.ts'

const month = { wrong: words.monthWrong, inputMode: 'numeric' } as const

export const stagesEditor: ItemEditor = {
  item: 'stages',
  written: ({ stages }) =>
    stages.map(({ name, fromMonth, toMonth }) => ({
      ...{ name, fromMonth: String(fromMonth), toMonth: String(toMonth) },
    })),
  put: (settings, value) => {
    const stages = rowsOf(value).map(({ name, fromMonth, toMonth }) => ({
      ...{ name, fromMonth: numberOf(fromMonth), toMonth: numberOf(toMonth) },
    }))
    return { ...settings, stages: stages as Settings['stages'] }
  },
  Fields: function Stages({ form }) {
    const { say, language } = useReading()
    return (
      <RowsEditor
        form={form}
        at="/stages"
        add={say(planWords.addStage)}
        nameOf={(row, number) => rowName(row, language) || say(planWords.stageOf, { number })}
      >
        {(at) => (
          <>
            <SayingField form={form} at={`${at}/name`} label={words.name} wrong={words.nameWrong} />
            <div className="beside">
              <TextField {...{ form, ...month }} at={`${at}/fromMonth`} label={words.fromMonth} />
              <TextField {...{ form, ...month }} at={`${at}/toMonth`} label={words.toMonth} />
            </div>
          </>
        )}
      </RowsEditor>
    )
  },
}

export const tasksEditor: ItemEditor = {
  item: 'tasks',
  written: ({ tasks }) =>
    tasks.map(({ dueMonth, ...task }) => ({ ...task, dueMonth: String(dueMonth) })),
  put: (settings, value) => {
    const tasks = rowsOf(value).map(({ dueMonth, ...task }) => ({
      ...{ ...task, dueMonth: numberOf(dueMonth) },
    }))
    return { ...settings, tasks: tasks as unknown as Settings['tasks'] }
  },
  Fields: function Tasks({ form }) {
    const { say, language } = useReading()
    return (
      <RowsEditor
        form={form}
        at="/tasks"
        add={say(words.addTask)}
        nameOf={(row, number) =>
          rowName(row, language, 'title') || `${say(itemWords.tasks)} ${number}`
        }
      >
        {(at) => (
          <>
            <SayingField
              form={form}
              at={`${at}/title`}
              label={planWords.title}
              wrong={words.lineWrong}
            />
            <div className="beside">
              <SayingField
                form={form}
                at={`${at}/owner`}
                label={planWords.ownerField}
                wrong={words.lineWrong}
              />
              <TextField {...{ form, ...month }} at={`${at}/dueMonth`} label={words.dueMonth} />
            </div>
          </>
        )}
      </RowsEditor>
    )
  },
}

export const dutiesEditor: ItemEditor = {
  item: 'duties',
  written: ({ duties }) => duties,
  put: (settings, value) => {
    const duties = rowsOf(value).map((row) => {
      const blank = backings.filter((each) => isBlank((row[each] as Values | undefined)?.zh))
      return Object.fromEntries(
        Object.entries(row).filter(([name]) => !blank.some((each) => each === name)),
      )
    })
    return { ...settings, duties: duties as unknown as Settings['duties'] }
  },
  Fields: function Duties({ form }) {
    const { say, language } = useReading()
    return (
      <RowsEditor
        form={form}
        at="/duties"
        add={say(planWords.addDuty)}
        nameOf={(row, number) =>
          rowName(row, language, 'post') || say(planWords.dutyOf, { number })
        }
      >
        {(at) => (
          <>
            <SayingField
              form={form}
              at={`${at}/post`}
              label={planWords.post}
              wrong={words.lineWrong}
            />
            {(['duty', 'division'] as const).map((each) => (
              <SayingField
                key={each}
                form={form}
                at={`${at}/${each}`}
                label={planWords[each]}
                wrong={words.passageWrong}
                long
              />
            ))}
            <MoreFields
              form={form}
              title={planWords.four}
              at={backings.map((each) => `${at}/${each}/zh`)}
            >
              {backings.map((each) => (
                <SayingField
                  key={each}
                  form={form}
                  at={`${at}/${each}`}
                  label={backingWords[each]}
                  wrong={words.passageWrong}
                  long
                  optional
                />
              ))}
            </MoreFields>
          </>
        )}
      </RowsEditor>
    )
  },
}
