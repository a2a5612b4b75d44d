/** A sheet of people, read row by row: what each asks for, and everything that is wrong with it. */
import { dayOfText } from '#base/server/tables/day-text.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { columnName, type Table } from '#base/server/tables/table.ts'
import { nameText, plainText } from '#base/shared/clean-text.ts'
import { type RoleName, roles, roleWords } from '../../shared/roles.ts'
import { username as usernameForm } from '../../shared/schema.ts'
import { type Column, columnOf, namesOf, needed, roleOf, type Side, sideOf } from './columns.ts'

/** A morning's work at a counter; more go in several sheets. */
const mostPeople = 2000

export interface AskedPerson {
  row: number
  name: string
  /** Empty: one is made from the name. */
  username: string
  role: RoleName
  scope: { regionCode: string } | { side: Side; code: string } | { named: string }
  endsOn: string | undefined
  reason: string
}

export interface PeopleSheet {
  people: AskedPerson[]
  faults: Fault[]
  /** Adds a fault about a cell, found by what the sheet alone does not know. */
  fault(row: number, column: Column, code: string, params?: Fault['params']): void
}

/** @param grantable roles that whoever brings the sheet may give somewhere; no other is named as a choice */
export function readPeopleSheet(
  table: Table,
  today: string,
  grantable: readonly RoleName[],
): PeopleSheet {
  const faults = [...table.faults]
  const places = placeColumns(table, faults)
  const cells = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  const fault: PeopleSheet['fault'] = (row, column, code, params = {}) => {
    const at = places.get(column)
    faults.push({
      file: table.file,
      row,
      column: at === undefined ? namesOf(column).zh : columnName(table.header, at),
      value: at === undefined ? null : (cells.get(row)?.[at] ?? null),
      code,
      params,
    })
  }
  const told = (code: string, params: Fault['params'] = {}) =>
    faults.push({ file: table.file, row: null, column: null, value: null, code, params })
  if (table.header.length > 0 && table.rows.length === 0) told('no-people')
  if (table.rows.length > mostPeople) {
    told('too-many-people', { most: mostPeople })
    return { people: [], faults, fault }
  }
  if (needed.some((column) => !places.has(column))) return { people: [], faults, fault }
  const people = table.rows.flatMap(
    (each) => readRow(each, places, fault, { today, grantable }) ?? [],
  )
  refuseTwice(people, fault)
  refuseSamePerson(people, fault)
  return { people, faults, fault }
}

function placeColumns(table: Table, faults: Fault[]): Map<Column, number> {
  const places = new Map<Column, number>()
  const fault = (column: string | null, code: string, params: Fault['params']) =>
    faults.push({ file: table.file, row: 1, column, value: null, code, params })
  table.header.forEach((header, at) => {
    const column = columnOf(header)
    if (column === undefined) return
    const before = places.get(column)
    if (before === undefined) places.set(column, at)
    else fault(columnName(table.header, at), 'same-column', { other: table.header[before] ?? '' })
  })
  if (table.header.length === 0) return places
  for (const column of needed.filter((each) => !places.has(each))) {
    fault(null, 'column-missing', { name: namesOf(column) })
  }
  return places
}

function readRow(
  { row, cells }: Table['rows'][number],
  places: Map<Column, number>,
  fault: PeopleSheet['fault'],
  { today, grantable }: { today: string; grantable: readonly RoleName[] },
): AskedPerson | undefined {
  let sound = true
  const wrong = (column: Column, code: string, params?: Fault['params']) => {
    sound = false
    fault(row, column, code, params)
  }
  /** Undefined for a cell about which something was said already. */
  const textOf = (column: Column): string | undefined => {
    const at = places.get(column)
    const text = at === undefined ? '' : cells[at]
    if (text === null || text === undefined) sound = false
    else if (text === '' && needed.includes(column)) wrong(column, 'cell-empty')
    else return text
    return undefined
  }
  const name = nameText(textOf('name') ?? '')
  if ([...name].length > 40) wrong('name', 'name-long')
  const reason = nameText(textOf('reason') ?? '')
  if (reason.length > 500) wrong('reason', 'reason-long')
  const username = plainText(textOf('username') ?? '')
  if (username !== '' && !usernameForm.safeParse(username).success)
    wrong('username', 'username-form')
  const roleText = textOf('role')
  const role = roleText === undefined ? undefined : roleOf(roleText)
  const names = namesOfRoles(grantable)
  if (roleText !== undefined && role === undefined) wrong('role', 'role-unknown', { names })
  if (role !== undefined && !grantable.includes(role)) {
    wrong('role', whoWouldGive(role, grantable), { names })
  }
  const sideText = textOf('side') ?? ''
  const side = sideOf(sideText)
  if (sideText !== '' && side === undefined) wrong('side', 'side-unknown')
  const code = plainText(textOf('scope') ?? '')
  const isRegionCode = /^\d{12}(\.[gqwbu]\d{3})*$/.test(code)
  const isName = !isRegionCode && /\p{Script=Han}/u.test(code)
  if (code !== '' && sideText === '' && !isRegionCode && !isName) wrong('scope', 'scope-form')
  const endsText = textOf('endsOn') ?? ''
  const endsOn = endsText === '' ? undefined : dayOfText(plainText(endsText))
  if (endsText !== '' && endsOn === undefined) wrong('endsOn', 'day-form')
  if (endsOn !== undefined && endsOn <= today) wrong('endsOn', 'day-passed')
  if (!sound || role === undefined) return undefined
  const place = isName ? { named: code.replaceAll(/\s/g, '') } : { regionCode: code }
  const scope = side === undefined ? place : { side, code }
  return { row, name, username, role, scope, endsOn, reason }
}

/**
 * Whoever gives the role of an office is a system administrator; one who may not give an administrator's is one of
 * the demo, where nobody may.
 */
function whoWouldGive(role: RoleName, grantable: readonly RoleName[]): string {
  const inDemo = roles[role].administrator && grantable.includes('office')
  return inDemo ? 'role-not-in-demo' : 'role-not-yours'
}

function namesOfRoles(names: readonly RoleName[]) {
  return { zh: names.map((role) => roleWords[role].zh).join('、'), en: names.join(', ') }
}

function refuseTwice(people: readonly AskedPerson[], fault: PeopleSheet['fault']): void {
  const rows = new Map<string, number>()
  for (const { row, username } of people) {
    if (username === '') continue
    const key = username.toLowerCase()
    const other = rows.get(key)
    if (other === undefined) rows.set(key, row)
    else fault(row, 'username', 'username-twice', { other })
  }
}

/** One person written down twice would get two accounts; of two people of one name each is given a user name. */
function refuseSamePerson(people: readonly AskedPerson[], fault: PeopleSheet['fault']): void {
  const known = new Map<string, AskedPerson>()
  for (const person of people) {
    const { row, name, role, scope, username } = person
    // 张 三 and 张三 are one.
    const key = JSON.stringify([name.replaceAll(/\s/g, ''), role, scope])
    const other = known.get(key)
    if (other === undefined) known.set(key, person)
    else if (username === '' || other.username === '') {
      fault(row, 'name', 'person-twice', { other: other.row })
    }
  }
}
