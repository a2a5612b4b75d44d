/** Hundreds of accounts from one sheet: looked at first, then all of them made or none. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import { newId } from '#base/server/new-id.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { faultInWords, tableWords, wrongInWords } from '#base/server/tables/fault-words.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import type { Language } from '#base/shared/language.ts'
import { sheetFaulty } from '../../shared/problems.ts'
import { roles } from '../../shared/roles.ts'
import { batchInput, batchOutput, type ScopeRef, type Slip } from '../../shared/schema.ts'
import { plainGrant } from '../grants/plain-grant.ts'
import { type GrantRow, insertGrants } from '../grants/store.ts'
import { type IdentityParts, keyOfScope, type Place } from '../parts.ts'
import { mayKeep, refusedHome, userOf } from '../people/create-person.ts'
import { refuseClosedActor } from '../people/looked-after.ts'
import { insertUsers, listUsernamesLike, listUsersNamed, lockUsernames } from '../people/store.ts'
import { newInvitation } from '../signing-in/invitations.ts'
import { insertInvitations } from '../signing-in/store.ts'
import { sheetWords } from './columns.ts'
import { findRefs } from './find-refs.ts'
import { type AskedPerson, type PeopleSheet, readPeopleSheet } from './read-people-sheet.ts'
import { baseOf, suggestUsername } from './suggest-usernames.ts'

const words = { ...tableWords, ...sheetWords }

interface Ready extends AskedPerson {
  ref: ScopeRef
  place: Place
}

export const createPeople = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people/batch',
    summary: 'Accounts from a sheet: a preview with every fault at once, then all of them or none',
    access: { capability: 'accounts.manage' },
    input: batchInput,
    output: batchOutput,
    secret: 'answer',
    async handle({ actor, body, now, language, read, write }) {
      const reach = actor.reach('accounts.manage')
      // Whoever reaches only a part keeps people with a role in it, and here everybody is given one.
      if (!mayKeep(reach, { countyCode: body.countyCode, grants: [null] }))
        throw await refusedHome(parts, read, body.countyCode)
      const bytes = Buffer.from(body.content, 'base64')
      const table = await readTable({ name: body.fileName, bytes })
      const sheet = readPeopleSheet(table, dayOf(now), parts.grantableRoles(actor))
      const { countyCode } = body
      if (!body.apply) {
        return read(reach.scope, async (tx) => {
          const find = (refs: ScopeRef[]) => parts.findPlaces(tx, refs)
          const ready = await prepareAll(parts, tx, actor, { sheet, countyCode, reach, find })
          const namesakes = await listNamesakes(tx, reach, ready)
          return {
            applied: false,
            rows: ready.map((each) => describe(each, namesakes.get(each.name))),
            faults: say(sheet, table.header, language),
            slips: [],
          }
        })
      }
      return write(reach.scope, async (tx) => {
        await refuseClosedActor(tx, actor)
        await lockUsernames(tx)
        const find = (refs: ScopeRef[]) => parts.holdPlaces(tx, refs)
        const ready = await prepareAll(parts, tx, actor, { sheet, countyCode, reach, find })
        if (sheet.faults.length > 0) throw sheetFaulty(pointed(sheet))
        const slips = await addAll(tx, actor, ready, body.countyCode)
        return { applied: true, rows: ready.map((each) => describe(each)), faults: [], slips }
      })
    },
  })

/** Finds the places, checks the reach, completes the user names; what is wrong is added to the sheet's faults. */
async function prepareAll(
  parts: IdentityParts,
  tx: Transaction,
  actor: Actor,
  {
    sheet,
    countyCode,
    reach,
    find,
  }: {
    sheet: PeopleSheet
    countyCode: string
    reach: Reach
    find: (refs: ScopeRef[]) => Promise<Map<string, Place>>
  },
): Promise<Ready[]> {
  const { refs, severals } = await findRefs(parts, tx, actor, { sheet, countyCode, reach })
  const places = await find([...refs.values()])
  const wanted = sheet.people.map((each) => each.username || baseOf(each.name))
  const taken = new Set(await listUsernamesLike(tx, wanted))
  const asked = new Set(sheet.people.map(({ username }) => username.toLowerCase()))
  const given = new Set([...taken, ...asked])
  const asking = sheet.people.flatMap(({ row, role }) => {
    const scope = refs.get(row)
    return scope ? [{ row, role, scope }] : []
  })
  const allowed = await parts.mayGrant(tx, actor, asking)
  const beyond = new Set(asking.filter((_, at) => !allowed[at]).map(({ row }) => row))
  return sheet.people.flatMap((person) => {
    const ref = refs.get(person.row)
    const place = ref && places.get(keyOfScope(ref))
    const username = person.username || suggestUsername(person.name, given)
    const kinds: readonly string[] = roles[person.role].scopes
    const several = severals.get(person.row)
    if (several) sheet.fault(person.row, 'scope', 'scope-several', { names: several })
    else if (!ref || !place) sheet.fault(person.row, 'scope', 'scope-unknown')
    else if (!kinds.includes(ref.kind)) {
      const told = ref.kind === 'region' ? 'role-in-organization' : 'role-in-region'
      sheet.fault(person.row, 'scope', told)
    } else if (beyond.has(person.row)) {
      sheet.fault(person.row, 'scope', 'beyond-reach')
    } else if (taken.has(username.toLowerCase())) {
      sheet.fault(person.row, 'username', 'username-taken')
    } else return [{ ...person, username, ref, place }]
    return []
  })
}

function describe(ready: Ready, namesakes: string[] = []) {
  const { row, name, username, role, place, endsOn, reason } = ready
  return { row, name, username, role, scope: place.name, endsOn: endsOn ?? null, reason, namesakes }
}

/** A sheet that is brought twice would make everybody a second account: who has one already is told first. */
async function listNamesakes(
  tx: Transaction,
  reach: Reach,
  people: readonly Ready[],
): Promise<Map<string, string[]>> {
  const found = await listUsersNamed(tx, reach, [...new Set(people.map(({ name }) => name))])
  const namesakes = new Map<string, string[]>()
  for (const { name, username } of found) {
    namesakes.set(name, [...(namesakes.get(name) ?? []), username ?? ''])
  }
  return namesakes
}

/** In the order of the sheet; what concerns the whole of it comes first. */
function say(sheet: PeopleSheet, header: readonly string[], language: Language) {
  const spoken = language === 'en' ? 'en' : 'zh'
  const columnAt = ({ column }: Fault) => header.indexOf(column ?? '')
  const inScript = language === 'zh-Hant' ? toTraditional : (text: string) => text
  return [...sheet.faults]
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || columnAt(a) - columnAt(b))
    .map((fault) => ({
      row: fault.row,
      column: fault.column,
      value: fault.value,
      code: fault.code,
      wrong: inScript(wrongInWords(fault, spoken, words)),
      detail: inScript(faultInWords(fault, spoken, words)),
    }))
}

/** Cells are quoted in the sentence, so it is a parameter: braces in a cell are no template. */
function pointed(sheet: PeopleSheet) {
  return sheet.faults.map((fault) => ({
    pointer: [fault.row, fault.column].filter((each) => each !== null).join('/'),
    code: fault.code,
    detail: { zh: '{zh}', en: '{en}' },
    parameters: { zh: faultInWords(fault, 'zh', words), en: faultInWords(fault, 'en', words) },
  }))
}

/** One statement per table and part, however many people there are. */
async function addAll(
  tx: WriteTransaction,
  actor: Actor,
  ready: readonly Ready[],
  countyCode: string,
): Promise<Slip[]> {
  const made = ready.map((person) => {
    const { name, username, place, role, ref } = person
    const user = userOf({ username, name, countyCode, grantCounties: [place.countyCode] }, tx.now)
    const grant = {
      countyCode: place.countyCode,
      id: newId(tx.now),
      userId: user.id,
      role,
      scopeKind: ref.kind,
      scopeCode: ref.code,
      regionCode: place.regionCode,
      beginsOn: dayOf(tx.now),
      endsOn: person.endsOn ?? null,
      reason: person.reason,
      grantedBy: actor.id,
      createdAt: tx.now,
    }
    return { user, grant, invitation: newInvitation(tx.now, user, actor.id, place.name) }
  })
  await insertUsers(
    tx,
    made.map(({ user }) => user),
  )
  const given = await insertGrants(
    tx,
    made.map(({ grant }) => grant),
  )
  const rows = new Map(given.map((row) => [row.id, row]))
  await insertInvitations(
    tx,
    made.map(({ invitation }) => invitation.row),
  )
  await tx.recordAll(
    made.flatMap(({ user, grant }) => {
      const by = { actor: actor.id, reason: grant.reason, subject: { kind: 'user', id: user.id } }
      return [
        {
          ...by,
          countyCode,
          action: 'identity.create-person',
          person: user.id,
          after: { id: user.id, username: user.username, name: user.name },
        },
        {
          ...by,
          countyCode: grant.countyCode,
          action: 'identity.give-grant',
          after: plainGrant(rows.get(grant.id) as GrantRow),
        },
      ]
    }),
  )
  return made.map(({ invitation }) => invitation.slip)
}
