/** Organizations as readers see them. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Saying } from '#base/shared/words.ts'
import { getPaths, type PathStep, readPath } from '#rooms/regions/server/door.ts'
import { creditCodeFault } from '../../shared/credit-code.ts'
import type { OrganizationItem } from '../../shared/schema.ts'
import type { OrganizationShown } from './store.ts'

export async function describeOrganizations(
  tx: Transaction,
  rows: readonly OrganizationShown[],
): Promise<OrganizationItem[]> {
  const names = await nameRegions(
    tx,
    rows.map(({ regionCode }) => regionCode),
  )
  return rows.map(({ homeCountyCode: _, ...row }) => ({
    ...(row as Omit<OrganizationItem, 'regionName'>),
    regionName: names.get(row.regionCode) ?? '',
  }))
}

export async function nameRegions(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const paths = await getPaths(tx, [...new Set(codes)])
  return new Map([...paths].map(([code, path]) => [code, fromCounty(path)]))
}

/** Whoever works in a county knows its province. */
function fromCounty(path: readonly PathStep[]): string {
  const county = path.findIndex(({ level }) => level === 'county')
  return readPath(county < 0 ? path : path.slice(county))
}

const creditCodeWarning: Saying = {
  zh: '统一社会信用代码的最后一位和前面的对不上，请核对一遍。早年的试用代码也会这样，可以照存。',
  en: 'The last character of the credit code does not follow from the others. Early trial codes are so too; it is kept.',
}

/** What is told and not refused. */
export function warningsOf({ socialCreditCode }: { socialCreditCode: string | null }) {
  if (socialCreditCode === null || creditCodeFault(socialCreditCode) === undefined) return []
  return [{ code: 'organizations.credit-code', text: creditCodeWarning }]
}
