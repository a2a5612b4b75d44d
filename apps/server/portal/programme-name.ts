/** How the pages call a programme: its region is said in full once and shortly elsewhere. */
import type { Language } from '#base/shared/language.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { describeCode } from '#rooms/regions/server/door.ts'

type Named = Pick<PublicProgramme, 'name' | 'region' | 'regionCode'>

/** 吉林省延边朝鲜族自治州敦化市 → 敦化市 */
export function shortRegion({ region, regionCode }: Pick<Named, 'region' | 'regionCode'>): string {
  for (const digits of [4, 2]) {
    const above = describeCode(regionCode.slice(0, digits).padEnd(12, '0'))
    if (above !== region && region.startsWith(above)) return region.slice(above.length)
  }
  return region
}

/** 敦化市党建包联 */
export function programmeName(programme: Named, language: Language): string {
  const region = shortRegion(programme)
  return language === 'en' ? `${programme.name}, ${region}` : `${region}${programme.name}`
}

/** Where a page belongs, at its top left. */
export function placeOf(programme: Named & { id: string }): { name: string; href: string } {
  return {
    name: `${shortRegion(programme)} · ${programme.name}`,
    href: `/programmes/${programme.id}`,
  }
}
