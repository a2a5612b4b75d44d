/** Where the demo's programme and one of its villages are. */
export interface Place {
  programme: string
  village: string
  /** The unit that supports it. */
  unit: string
  verdict: string
}

/** 腰甸村 */
const yaodian = '222403108204'

export async function findPlace(address: string): Promise<Place> {
  const read = async (path: string) => (await fetch(`${address}${path}`)).json()
  const programmes = await read('/api/public/programmes')
  // Beside it there is the invented county, whose pairs are still to be drawn.
  const { id } = programmes.items.find(({ regionCode }: { regionCode: string }) =>
    yaodian.startsWith(regionCode.slice(0, 6)),
  )
  const { items } = await read(`/api/public/programmes/${id}/partnerships?within=${yaodian}`)
  const { community, supporter } = items[0]
  return {
    programme: `/programmes/${id}`,
    village: `/programmes/${id}/communities/${community.regionCode}`,
    unit: `/programmes/${id}/supporters/${supporter.id}`,
    verdict: `/verify?programme=${id}&community=${community.code}`,
  }
}

/** A cursor into the middle of the list. */
const further = Buffer.from(
  JSON.stringify([yaodian, 'ffffffff-ffff-7fff-bfff-ffffffffffff']),
).toString('base64url')

/** Every kind of page that the portal has, with what makes it look different. */
export function pagesOf({ programme, village, unit, verdict }: Place): Record<string, string> {
  return {
    start: '/',
    programme,
    'search result': `${programme}?q=yaodian`,
    'township found': `${programme}?q=yanminghu`,
    'much found': `${programme}?q=shi`,
    'search without result': `${programme}?q=zzzz`,
    'search with suggestions': `${programme}?q=yaodain`,
    village,
    unit,
    partnerships: `${programme}/partnerships`,
    'partnerships further on': `${programme}/partnerships?limit=20&after=${further}`,
    verification: '/verify',
    'numbers of a slip': '/q',
    verdict,
    'page that is not there': '/nothing-here',
    'address that is wrong': `${programme}/communities/12`,
  }
}
