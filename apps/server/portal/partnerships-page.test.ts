import { expect, test } from 'vitest'
import { encodeCursor } from '#base/shared/paging.ts'
import { useDemoServer } from '../testing/demo-server.ts'

const demo = useDemoServer()

const villagesOf = (html: string) =>
  [...html.matchAll(/communities\/(\d{12})"/g)].map(([, code]) => code)
const plain = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll('&amp;', '&')
const linkOf = (html: string, rel: string) =>
  new RegExp(`rel="${rel}" href="([^"]+)"`).exec(plain(html))?.[1]

test('pages lead on to the end of a township and back, and keep what they were narrowed to', async () => {
  const first = `${demo.programme}/partnerships?within=222403108&limit=4`
  const forward: string[][] = []
  const addresses = [first]
  for (
    let path: string | undefined = first;
    path;
    path = linkOf((await demo.get(path)).text, 'next')
  ) {
    const { text } = await demo.get(path)
    forward.push(villagesOf(text) as string[])
    addresses.push(path)
  }
  expect(forward.length).toBeGreaterThan(2)
  expect(forward.flat().every((code) => code.startsWith('222403108'))).toBe(true)
  expect(new Set(forward.flat()).size).toBe(forward.flat().length)

  const back: string[][] = []
  for (
    let path: string | undefined = addresses.at(-1);
    path;
    path = linkOf((await demo.get(path)).text, 'prev')
  ) {
    back.unshift(villagesOf((await demo.get(path)).text) as string[])
  }
  expect(back).toEqual(forward)
})

test('the way back to the start keeps the township', async () => {
  const { text } = await demo.get(`${demo.programme}/partnerships?within=222403108&limit=4`)
  const second = (await demo.get(linkOf(text, 'next') as string)).text
  expect(plain(second)).toContain(
    `href="${demo.programme}/partnerships?within=222403108&limit=4">回到`,
  )
  expect(text).not.toContain('回到开头')
})

test.each([
  ['after', 'rubbish'],
  ['before', 'rubbish'],
  ['after', encodeCursor(['222403108204', 'no id'])],
  ['before', encodeCursor(['', ''])],
])('a cursor that was not given here begins at the start (%s %s)', async (name, cursor) => {
  const list = `/api/public${demo.programme}/partnerships?limit=3`
  const { status, body } = await demo.get(`${list}&${name}=${cursor}`)
  expect(status).toBe(200)
  expect(body.items).toEqual((await demo.get(list)).body.items)
})
