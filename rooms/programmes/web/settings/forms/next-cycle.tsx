/** What a further cycle begins with: stages, tasks and duties by months of the cycle. */
import { TextField } from '#base/web/form/fields.tsx'
import { isBlank, type Values } from '#base/web/form/values.ts'
import type { Settings } from '../../../shared/template.ts'
import { itemWords } from '../../../shared/words.ts'
import { backings } from '../../backings.ts'
import { DutyFields } from '../../duty-fields.tsx'
import { planWords } from '../../words.ts'
import { type ItemEditor, numberOf, rowsOf } from '../item-editor.ts'
import { SayingField } from '../saying-field.tsx'
import { SettingRows } from '../setting-rows.tsx'
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
    return (
      <SettingRows form={form} at="/stages" add={planWords.addStage} what={planWords.stageOf}>
        {(at) => (
          <>
            <SayingField form={form} at={`${at}/name`} label={words.name} wrong={words.nameWrong} />
            <div className="beside">
              <TextField {...{ form, ...month }} at={`${at}/fromMonth`} label={words.fromMonth} />
              <TextField {...{ form, ...month }} at={`${at}/toMonth`} label={words.toMonth} />
            </div>
          </>
        )}
      </SettingRows>
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
    return (
      <SettingRows form={form} at="/tasks" add={words.addTask} what={itemWords.tasks} named="title">
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
      </SettingRows>
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
    return (
      <SettingRows
        form={form}
        at="/duties"
        add={planWords.addDuty}
        what={planWords.dutyOf}
        named="post"
      >
        {(at) => <DutyFields {...{ form, at }} Field={SayingField} inText="/zh" />}
      </SettingRows>
    )
  },
}
