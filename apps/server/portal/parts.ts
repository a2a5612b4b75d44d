/** A long list in parts: the counties of a programme, or the townships of a county, each with an address of its own. */
import { html } from 'ghtml'
import type { Transaction } from '#base/server/db/work.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { townshipNamesOf } from './township-names.ts'
import { countiesOf, isAcross } from './whereabouts.ts'

/** What opens a part: a county its townships, a township its pairs. */
export type PartAddress = { county: string } | { within: string }

export interface Part<Counts> {
  address: PartAddress
  name: string
  counts: Counts
}

/**
 * @param counted each township that has something, in order of its code
 * @param county the one whose townships are asked for; without it, of a programme of several, the counties, also
 *   those that have nothing
 */
export async function partsOf<Counts extends Record<string, number>>(
  tx: Transaction,
  programme: PublicProgramme,
  counted: readonly (Counts & { township: string })[],
  { county, none }: { county: string | undefined; none: Counts },
): Promise<Part<Counts>[]> {
  if (county === undefined && isAcross(programme)) {
    const byCounty = Map.groupBy(counted, ({ township }) => township.slice(0, 6))
    return countiesOf(programme).map(({ code, name }) => ({
      address: { county: code },
      name,
      counts: (byCounty.get(code) ?? []).reduce((sum, each) => added(sum, each), none),
    }))
  }
  const own = counted.filter(({ township }) => township.startsWith(county ?? ''))
  const names = await townshipNamesOf(
    tx,
    own.map(({ township }) => township),
  )
  return own.map((counts) => ({
    address: { within: counts.township.slice(0, 9) },
    name: names.get(counts.township) ?? counts.township,
    counts,
  }))
}

function added<Counts extends Record<string, number>>(sum: Counts, more: Counts): Counts {
  const entries = Object.entries(sum).map(([name, count]) => [name, count + (more[name] ?? 0)])
  return Object.fromEntries(entries)
}

export function partRows<Counts>(
  base: string,
  parts: readonly Part<Counts>[],
  aside: (counts: Counts) => string,
): string {
  const rows = parts.map(
    ({ address, name, counts }) =>
      html`<li><a class="row" href="${base}?${new URLSearchParams(address)}"><span class="name">${name}</span>
<span class="aside">${aside(counts)}</span></a></li>`,
  )
  return html`<ul class="rows">!${rows.join('')}</ul>`
}
