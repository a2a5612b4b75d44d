/** The column that a marked copy of a sheet begins with: what is wrong with each row. */
import type { Table } from '#base/server/tables/table.ts'
import type { Language } from '#base/shared/language.ts'

const headers: Record<Language, string> = { 'zh-CN': '错误', 'zh-Hant': '錯誤', en: 'Faults' }

export function markHeader(language: Language): string {
  return headers[language]
}

/** A copy that was corrected and sent again is the sheet that it was made of. */
export function withoutMarks(table: Table): Table {
  const [first] = table.header
  if (first === undefined || !Object.values(headers).includes(first)) return table
  return {
    ...table,
    header: table.header.slice(1),
    rows: table.rows.map(({ row, cells }) => ({ row, cells: cells.slice(1) })),
  }
}
