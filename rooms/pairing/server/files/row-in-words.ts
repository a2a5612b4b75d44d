/** A row of the roster as its unit or village reads it: every column that is filled in, by its name. */
import type { Opening } from '@lianjian/pairing'
import type { Language } from '#base/server/tables/fault-words.ts'
import type { Column } from '#base/server/tables/sheet.ts'
import {
  communityKindChoices,
  functionChoices,
  levelChoices,
  needChoices,
  supporterKindChoices,
} from './choices.ts'
import { communityColumns, supporterColumns } from './columns.ts'

export function rowInWords(row: Opening['row'], language: Language): string {
  const columns: Record<string, Column> =
    row.side === 'supporter' ? supporterColumns : communityColumns
  const between = language === 'zh' ? '、' : ', '
  const list = (codes: Parameters<typeof needChoices.name>[0][] | undefined) =>
    codes?.map((code) => needChoices.name(code)[language]).join(between)
  const cells: Record<string, string | number | undefined> = {
    code: row.code,
    name: row.name,
    ...(row.side === 'supporter'
      ? {
          kind: supporterKindChoices.name(row.kind)[language],
          level: row.level && levelChoices.name(row.level)[language],
          function: row.function && functionChoices.name(row.function)[language],
          offers: list(row.offers),
        }
      : { kind: communityKindChoices.name(row.kind)[language], needs: list(row.needs) }),
    tier: row.tier,
    region: row.region,
    min: row.min,
    max: row.max,
  }
  const said = Object.keys(columns).flatMap((key) => {
    const cell = cells[key]
    if (cell === undefined || cell === '') return []
    const { zh, en } = columns[key]!
    return [language === 'zh' ? `${zh} ${cell}` : `${en} ${cell}`]
  })
  return said.join(language === 'zh' ? '；' : '; ')
}
