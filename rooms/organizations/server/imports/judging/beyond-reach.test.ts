/** An import tells nobody what lies beyond their reach: neither names nor codes, nor that there is something. */
import { beforeAll, expect, test } from 'vitest'
import { bring } from '../../../testing/brought.ts'
import { county, dashitou, office, yanming } from '../../../testing/places.ts'
import { useRegistry } from '../../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(async () => {
  chief = registry.as('chief')
  await registry.admit('yanming', [{ role: 'office', code: yanming }])
})

const header = ['编号', '名称', '类型', '区划代码', '上级编号']
const byTownship = (rows: string[][], columns = header) =>
  bring(registry, [columns, ...rows], { who: 'yanming' })
const told = async (brought: Awaited<ReturnType<typeof byTownship>>) =>
  JSON.stringify([await brought.show(), await brought.faults(), await brought.rows('new')])

test('that another is called so, and who it is', async () => {
  await chief.make('王大山', { kind: 'person', code: 'FAR1', regionCode: dashitou })
  await chief.make('李大川', { kind: 'person', code: 'NEAR1', regionCode: yanming })
  const brought = await byTownship([
    ['NEW1', '王大山', '干部', yanming, ''],
    ['NEW2', '李大川', '干部', yanming, ''],
  ])
  const rows = await brought.rows('new')
  expect(rows.map(({ hints }) => hints.map(({ code }: { code: string }) => code))).toEqual([
    [],
    ['NEAR1'],
  ])
  expect(await told(brought)).not.toContain('FAR1')
})

test('what a row cannot hang on, by code or by name, whether there is one or several', async () => {
  const codes = ['FAR2', 'FAR3', 'FAR4']
  for (const code of codes) {
    const name = code === 'FAR4' ? '远处一局' : '远处同名局'
    await chief.make(name, { code, regionCode: dashitou })
  }
  const named = await byTownship(
    [
      ['NEW3', '甲站', '单位', yanming, '远处同名局'],
      ['NEW4', '乙站', '单位', yanming, '远处一局'],
      ['NEW5', '丙站', '单位', yanming, '没有的局'],
    ],
    [...header.slice(0, 4), '上级名称'],
  )
  const coded = await byTownship([
    ['NEW6', '丁站', '单位', yanming, 'FAR4'],
    ['NEW7', '戊站', '单位', yanming, 'NIX'],
  ])
  const faults = [...(await named.faults()), ...(await coded.faults())]
  expect(faults.map(({ code }) => code)).toEqual(faults.map(() => 'parent-absent'))
  expect(faults).toHaveLength(5)
  expect(await told(named)).not.toMatch(/FAR\d/)
})

test('of a code that is taken nothing but that, open or closed, before and after the preview', async () => {
  const open = await chief.make('远处的局', { code: 'FAR5', regionCode: dashitou })
  const closed = await chief.make('远处的旧局', { code: 'FAR6', regionCode: dashitou })
  await chief.post(`/${county}/${closed}/close`, { version: 1, reason: '撤销' })
  const before = await byTownship([
    ['FAR5', '己站', '单位', yanming, ''],
    ['FAR6', '庚站', '单位', yanming, ''],
  ])
  const faults = await before.faults()
  expect(faults.map(({ code }) => code)).toEqual(['code-taken', 'code-taken'])
  expect(faults[0].text).toBe('写的是“FAR5”，这个编号已有别的组织用了，请问县联建办')
  expect(await told(before)).not.toContain(open)
  const after = await byTownship([['LATE1', '辛站', '单位', yanming, '']])
  const id = await chief.make('远处的新局', { code: 'LATE1', regionCode: dashitou })
  const { stale } = await after.apply()
  expect(stale).toMatchObject([{ row: 2, code: 'LATE1', name: '辛站', what: 'taken' }])
  expect(await told(after)).not.toMatch(new RegExp(`${id}|远处的新局`))
})

test('what became of an organization that left the reach since the preview', async () => {
  const id = await chief.make('壬站', { code: 'NEAR2', regionCode: yanming })
  const brought = await byTownship([['NEAR2', '壬站改', '单位', yanming, '']])
  await chief.patch(`/${county}/${id}`, { version: 1, regionCode: dashitou, members: 7 })
  const { stale } = await brought.apply()
  expect(stale).toEqual([
    { row: 2, code: 'NEAR2', name: '壬站改', what: 'left', text: expect.anything() },
  ])
})

test('but what hangs on something above the reach already may stay where it is', async () => {
  const above = await chief.make('市民政局', { code: 'ABOVE', regionCode: office })
  const id = await chief.make('癸站', { code: 'NEAR3', regionCode: yanming, parentId: above })
  const brought = await byTownship([
    ['NEAR3', '癸站改', '单位', yanming, 'ABOVE'],
    ['NEW8', '子站', '单位', yanming, ''],
  ])
  expect(await brought.apply()).toMatchObject({ state: 'applied' })
  expect(await chief.show(id)).toMatchObject({ name: '癸站改', parentId: above })
  const other = await byTownship([['NEW8', '子站', '单位', yanming, 'ABOVE']])
  expect(await other.faults()).toMatchObject([{ row: 2, code: 'parent-absent' }])
  const top = await byTownship([['NEAR3', '癸站改', '单位', yanming, '']])
  const [{ fields }] = (await top.rows('changed')) as [{ fields: unknown }]
  expect(fields).toEqual([{ field: 'parentId', old: '市民政局', new: null }])
})
