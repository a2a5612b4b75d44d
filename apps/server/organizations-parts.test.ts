/** What hangs on an organization in other rooms opens to what is counted. */
import { expect, test } from 'vitest'
import { organizationsParts } from './organizations-parts.ts'
import { useDemoServer } from './testing/demo-server.ts'

const demo = useDemoServer()
const county = '222403'

/** 腰甸村 */
const yaodian = '222403108204'

test.each(['supporter', 'community'] as const)(
  'the number of partnerships of a %s opens to the public list of just these',
  async (side) => {
    const list = `/api/public${demo.programme}/partnerships`
    const { id } = (await demo.get(`${list}?within=${yaodian}`)).body.items[0][side]
    const [counted, evidence] = await demo.read(county, async (tx) => [
      await Promise.all(organizationsParts.dependants.map((count) => count(tx, county, [id]))),
      await organizationsParts.evidenceOf(tx, county, id),
    ])
    const count = counted.flat().find(({ key }) => key === 'partnerships')?.count
    expect(evidence).toEqual([
      {
        key: 'partnerships',
        label: { zh: '党建包联', en: 'Paired support' },
        address: `${demo.programme}/partnerships?${side}=${id}`,
      },
    ])
    const { address } = evidence[0] as { address: string }
    const { items } = (await demo.get(`/api/public${address}`)).body
    expect(items).toHaveLength(count as number)
    expect(items.every((each: Record<string, { id: string }>) => each[side]?.id === id)).toBe(true)
    const page = (await demo.get(address)).text
    expect(page.match(/class="row"/g)).toHaveLength(count as number)
  },
)
