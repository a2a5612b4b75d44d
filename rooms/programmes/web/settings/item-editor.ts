/** How one item of the settings is written in a form. */
import type { ComponentType } from 'react'
import type { Language } from '#base/shared/language.ts'
import type { Saying } from '#base/shared/words.ts'
import type { Form } from '#base/web/form/use-form.ts'
import { isBlank, type Values } from '#base/web/form/values.ts'
import type { Settings, SettingsItem } from '../../shared/template.ts'

export interface ItemEditor {
  item: SettingsItem
  /** As the form holds it: numbers as they are typed. */
  written(settings: Settings): unknown
  /** The settings with what the form holds; what is no number stays as it was typed, so that its field says what is right. */
  put(settings: Settings, value: unknown): Settings
  /** Where a field holds a part of the item otherwise than it is sent: pointer of the settings → of the form. */
  places?: Readonly<Record<string, string>>
  Fields: ComponentType<FieldsProps>
}

export interface FieldsProps {
  form: Form
  /** As they were when the form was opened. */
  settings: Settings
}

export function numberOf(typed: unknown): number {
  const text = String(typed ?? '').trim()
  return (/^\d+$/.test(text) ? Number(text) : typed) as number
}

/** What nobody wrote in English is told in Chinese. */
export function bothSaid(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bothSaid)
  if (typeof value !== 'object' || value === null) return value
  if ('zh' in value) {
    const { zh, en } = value as { zh: unknown; en?: unknown }
    return { zh, en: isBlank(en) ? zh : en }
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bothSaid(each)]))
}

/** A new row with a code of its own, which no row that was taken off had. */
export function codedRow(what: string): Values {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return { code: `${what}-${drawn.toString(36)}` }
}

export const rowsOf = (value: unknown): Values[] => (value ?? []) as Values[]

/** What a row is called while somebody writes it: as it is typed, braces and all. */
export function rowName(row: Values, language: Language, field = 'name'): string {
  const { zh = '', en = '' } = (row[field] ?? {}) as Partial<Saying>
  return language === 'en' && en !== '' ? en : zh
}
