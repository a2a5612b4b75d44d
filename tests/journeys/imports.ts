/** Imports that a page is to show, brought without it. */
import { expect, vi } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { county } from './desk.ts'

/** @returns the id of an import of supporters that was read */
export async function bringSheet(
  office: Visitor,
  rows: readonly string[],
  state: string,
): Promise<string> {
  const lines = ['编号,名称,类型,区划代码,负责人', ...rows.map((row) => `${row},`)]
  const query = new URLSearchParams({ county, side: 'supporter', fileName: '包联单位.csv' })
  const path = `/api/imports?${query}`
  const { status, body } = await office.file<{ id: string }>(path, Buffer.from(lines.join('\n')))
  expect(status).toBe(202)
  await expectState(office, body.id, state)
  return body.id
}

export async function decide(
  office: Visitor,
  id: string,
  act: string,
  state: string,
  more: { reason?: string } = {},
) {
  const path = `/api/imports/${county}/${id}`
  const { version } = (await office.get(path)).body
  expect(await office.post(`${path}/${act}`, { version, ...more })).toMatchObject({ status: 202 })
  await expectState(office, id, state)
}

async function expectState(office: Visitor, id: string, state: string) {
  const look = async () => {
    const { body } = await office.get(`/api/imports/${county}/${id}`)
    expect(body.state).toBe(state)
  }
  await vi.waitFor(look, { timeout: 30_000, interval: 100 })
}
