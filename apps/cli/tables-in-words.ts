import type { Language } from '#base/server/tables/fault-words.ts'

/** How much a backup holds; each table by itself helps only whoever asks for it. */
export function tablesInWords(tables: number, rows: number, language: Language): string {
  return language === 'zh'
    ? `共 ${tables} 张表、${rows} 行`
    : `${tables} tables with ${rows} rows altogether`
}
