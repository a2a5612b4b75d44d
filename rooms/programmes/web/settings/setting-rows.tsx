/** Rows of the settings, each called as it is named in the reader's language, and by its place before that. */
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import type { Form } from '#base/web/form/use-form.ts'
import type { Values } from '#base/web/form/values.ts'
import { useReading } from '#base/web/language.tsx'
import { RowsEditor } from '../rows-editor.tsx'
import { rowName } from './item-editor.ts'

interface SettingRowsProps {
  form: Form
  at: string
  add: Saying
  blank?: () => Values
  /** What a row without a name is called; its number stands in it, or after it. */
  what: Saying
  /** The field that names it. */
  named?: string
  children(at: string): ReactNode
}

export function SettingRows({ form, at, add, blank, what, named, children }: SettingRowsProps) {
  const { say, language } = useReading()
  const numbered = (number: number) =>
    what.zh.includes('{number}') ? say(what, { number }) : `${say(what)} ${number}`
  return (
    <RowsEditor
      {...{ form, at, children }}
      {...(blank && { blank })}
      add={say(add)}
      nameOf={(row, number) => rowName(row, language, named) || numbered(number)}
    />
  )
}
