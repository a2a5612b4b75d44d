/** Deeds as rows of a sheet that comes in again unchanged. */
import { toTraditional } from '#base/server/http/traditional.ts'
import type { Language } from '#base/shared/language.ts'
import type { Saying } from '#base/shared/words.ts'
import { stateWords } from '../../shared/words.ts'
import type { KnownCycle } from '../known/read-cycles.ts'
import type { ListedDeed } from '../listing/store.ts'
import { columnKeys, columns, costKeys, type DeedColumn, directionChoices } from './columns.ts'

export const inLanguage = ({ zh, en }: Saying, language: Language): string =>
  language === 'en' ? en : language === 'zh-Hant' ? toTraditional(zh) : zh

export function headersOf(language: Language): string[] {
  return columnKeys.map((key) => inLanguage(columns[key], language))
}

export function cellsOf(
  deed: ListedDeed,
  cycle: KnownCycle | undefined,
  language: Language,
): (string | number | null)[] {
  const kind = cycle?.kinds.get(deed.kind)
  const isNamed = deed.unitKind !== 'person' || deed.knowsUnit
  const cells: Partial<Record<DeedColumn, string | number | null>> = {
    ...{
      id: deed.id,
      day: deed.onDay,
      title: deed.title,
      helped: deed.helped,
      outcome: deed.outcome,
    },
    direction: inLanguage(directionChoices.name(deed.direction), language),
    ...{ unitCode: deed.unitCode, unit: isNamed ? deed.unitName : null },
    ...{ communityCode: deed.communityCode, community: deed.communityName },
    // A kind that the programme has no more comes in again by its code.
    kind: kind ? inLanguage({ zh: kind.zh, en: deed.kind }, language) : deed.kind,
    ...Object.fromEntries(costKeys.map((key) => [key, yuanOf(deed, key)])),
    ...{ paidBy: deed.paidById, quantity: deed.quantity, countedIn: deed.countedIn },
    place: deed.regionCode === deed.communityRegionCode ? null : deed.regionCode,
    standing: inLanguage(stateWords[deed.direction][deed.state], language),
  }
  return columnKeys.map((key) => cells[key] ?? null)
}

/** As text: a spreadsheet would round what it takes for a number. */
function yuanOf({ costs }: ListedDeed, key: (typeof costKeys)[number]): string | null {
  const line = costs.find(({ source }) => source === key)
  if (!line) return null
  const rest = line.fen % 100
  const yuan = String((line.fen - rest) / 100)
  return rest === 0 ? yuan : `${yuan}.${String(rest).padStart(2, '0')}`
}
