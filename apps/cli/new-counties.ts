/** Counties that the shipped edition of the regions does not have yet, and how a roster gets past it. */
import { missingForRules, type Roster, type Rules } from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import type { KnownAreas } from '#rooms/pairing/server/files/region-code.ts'
import type { Arguments } from './read-arguments.ts'

const option = '--new-counties'
/** Areas that a notice names: beyond them the column is wrong as a whole. */
const mostNamed = 10

/** The six-digit codes that the person vouches for. */
export function readNewCounties(args: Arguments, command: string): ReadonlySet<string> {
  const codes = (args.value('new-counties') ?? '').split(/[,，、;；\s]+/).filter(Boolean)
  for (const code of codes) {
    if (/^\d{6}$/.test(code)) continue
    const place = { file: command, row: null, column: option, value: code }
    args.faults.push({ ...place, code: 'new-county-form', params: {} })
  }
  return new Set(codes)
}

/** One notice on all areas that the faults call unknown: how many rows, and the ways through. */
export function unknownAreas(
  command: string,
  faults: readonly Fault[],
  { edition }: KnownAreas,
  rules: Rules | null,
): Fault[] {
  const areas = faults.flatMap(({ code, params }) =>
    code === 'area-unknown' ? [String(params.area)] : [],
  )
  if (areas.length === 0) return []
  const { named, codes } = countRows(areas)
  const isRead = rules === null || missingForRules(rules).supporter.includes('region')
  const code = isRead ? 'areas-unknown' : 'areas-unknown-unread'
  return [notice(command, code, { edition, named, option: `${option} ${codes.join(',')}` })]
}

/** What was let pass because somebody vouches for it. */
export function acceptedAreas(
  command: string,
  roster: Roster | null,
  { codes, edition }: KnownAreas,
  newer: ReadonlySet<string>,
): Fault[] {
  const areas = [...(roster?.supporters ?? []), ...(roster?.communities ?? [])]
    .map(({ region = '' }) => region.slice(0, 6))
    .filter((area) => newer.has(area) && !codes.has(area))
  if (areas.length === 0) return []
  return [notice(command, 'areas-accepted', { edition, named: countRows(areas).named })]
}

function notice(file: string, code: string, params: Fault['params']): Fault {
  return { file, row: null, column: null, value: null, code, params }
}

/** Each area with its number of rows, most rows first. */
function countRows(areas: string[]): { named: { zh: string; en: string }; codes: string[] } {
  const counts = new Map<string, number>()
  for (const area of areas) counts.set(area, (counts.get(area) ?? 0) + 1)
  const all = [...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b))
  const shown = all.slice(0, mostNamed)
  const more = all.length > shown.length
  return {
    named: {
      zh: `${shown.map(([area, rows]) => `${area}（${rows} 行）`).join('、')}${more ? '等' : ''}`,
      en: `${shown.map(([area, rows]) => `${area} (${rows} row${rows === 1 ? '' : 's'})`).join(', ')}${more ? ' and more' : ''}`,
    },
    codes: shown.map(([area]) => area),
  }
}
