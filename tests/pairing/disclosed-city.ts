/** A city's run over two of its counties, as far as it is disclosed: long enough to be listed in parts. */
import { expect } from 'vitest'
import type { County, Participant } from './furnish-county.ts'
import { acceptAll, decided, inDays, type Run, take } from './lead-run.ts'

export const city = '222400000000'
const [dunhua, yanji] = ['222403', '222401']
export const supporters: Participant[] = [
  ['U1', '敦化市司法局', `${dunhua}000000`],
  ['U2', '延吉市司法局', `${yanji}000000`],
  ['C1', '州财政局', city],
].map(([code, name, region]) => ({
  ...{ code: code as string, name: name as string, region: region as string },
  ...{ kind: 'unit', level: 'county' },
}))
/** Eleven of 官地镇, eleven of 雁鸣湖镇; what some of them call themselves is not what the place is called. */
const ownNames: Record<string, string> = {
  222403108204: '腰甸村村民委员会',
  222403108205: '红旗农场',
}
export const communities: Participant[] = [
  ...['222403102', '222403108']
    .flatMap((township) => Array.from({ length: 11 }, (_, at) => `${township}${200 + at}`))
    .map((region) => ({
      ...{ code: `V${region.slice(6)}`, kind: 'village', region },
      name: ownNames[region] ?? `${region.slice(9)}号村`,
    })),
  { code: 'W1', name: '河南社区', kind: 'community', region: `${yanji}000000` },
  { code: 'W2', name: '河北社区', kind: 'community', region: `${yanji}000000` },
]

export async function discloseCity(county: County): Promise<Run> {
  await county.bring('supporters', [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...supporters.map(({ code, name }) => `${code},${name},单位,党委,1,8,8,组织建设`),
  ])
  await county.bring('communities', [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...communities.map(
      ({ code, name, kind }) =>
        `${code},${name},${kind === 'village' ? '村' : '社区'},3,1,1,组织建设`,
    ),
  ])
  const run = await decided(county)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  await acceptAll(county, run)
  const disclosed = await take(county, run, 'disclose', { from: inDays(county, 0) })
  expect(disclosed).toMatchObject({ status: 200 })
  return run
}
