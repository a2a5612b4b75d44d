/** Where the demo's programme and one of its villages are. */
export interface Place {
  programme: string
  village: string
  verdict: string
}

/** 腰甸村 */
const yaodian = '222403108204'

export async function findPlace(address: string): Promise<Place> {
  const read = async (path: string) => (await fetch(`${address}${path}`)).json()
  const programmes = await read('/api/public/programmes')
  const { id } = (programmes.items ?? programmes)[0]
  const { items } = await read(`/api/public/programmes/${id}/partnerships?within=${yaodian}`)
  const { community } = items[0]
  return {
    programme: `/programmes/${id}`,
    village: `/programmes/${id}/communities/${community.regionCode}`,
    verdict: `/verify?programme=${id}&community=${community.code}`,
  }
}

/** Every kind of page that the portal has, with what makes it look different. */
export function pagesOf({ programme, village, verdict }: Place): Record<string, string> {
  return {
    start: '/',
    programme,
    'search result': `${programme}?q=yaodian`,
    'search without result': `${programme}?q=zzzz`,
    village,
    partnerships: `${programme}/partnerships`,
    verification: '/verify',
    verdict,
    'page that is not there': '/nothing-here',
  }
}
