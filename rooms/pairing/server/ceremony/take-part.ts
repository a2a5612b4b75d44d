/** What a party does: seal a number that nobody else has seen, and reveal it when all have sealed. */
import { timingSafeEqual } from 'node:crypto'
import { shareCommitment } from '@lianjian/pairing'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedCeremony } from '../../shared/ceremony-problems.ts'
import {
  commitInput,
  paperInput,
  paperOutput,
  partyOutput,
  partyRead,
  readPartyInput,
  revealInput,
} from '../../shared/ceremony-schema.ts'
import { findPublishedRun } from '../runs/find-published-run.ts'
import { leadRun } from '../runs/office.ts'
import { findRun, type RunKey, type RunRow } from '../runs/store.ts'
import { hashOf } from './party-link.ts'
import { dueAtOf, type Stage, stageOf } from './stage.ts'
import { type CeremonyRow, findCeremony, listParties, type PartyRow, updateParty } from './store.ts'

interface Taken {
  run: RunRow
  ceremony: CeremonyRow
  parties: PartyRow[]
}

/** Held until the transaction ends, so that nobody seals while somebody closes. */
export async function takeCeremony(tx: WriteTransaction, key: RunKey): Promise<Taken> {
  const ceremony = await findCeremony(tx, key, true)
  const run = await findRun(tx, key)
  if (!ceremony || !run) throw absent()
  return { run, ceremony, parties: await listParties(tx, key) }
}

/**
 * The same for whoever comes by a link.
 *
 * @throws Problem base.absent also while the programme is not published
 */
async function takePublicCeremony(tx: WriteTransaction, key: RunKey): Promise<Taken> {
  if (!(await findPublishedRun(tx, key))) throw absent()
  return takeCeremony(tx, key)
}

function partyOf({ parties }: Pick<Taken, 'parties'>, token: string): PartyRow {
  const hash = hashOf(token)
  const party = parties.find(({ tokenHash }) => tokenHash && timingSafeEqual(tokenHash, hash))
  if (!party) throw refusedCeremony('wrong-link')
  return party
}

export const readParty = route({
  method: 'POST',
  path: '/api/public/runs/:county/:runId/ceremony/party',
  summary: 'Which party a link belongs to',
  access: 'public',
  secret: 'input',
  input: readPartyInput,
  output: partyRead,
  async handle({ params: { county: countyCode, runId }, body, read }) {
    const key = { countyCode, runId }
    return read({ counties: [countyCode] }, async (tx) => {
      if (!(await findPublishedRun(tx, key))) throw absent()
      const { number, party } = partyOf({ parties: await listParties(tx, key) }, body.token)
      return { number, party }
    })
  },
})

export const commit = route({
  method: 'POST',
  path: '/api/public/runs/:county/:runId/ceremony/commit',
  summary: 'Seal a party’s number: its commitment, never the number itself',
  access: 'public',
  secret: 'input',
  input: commitInput,
  output: partyOutput,
  async handle({ params: { county: countyCode, runId }, body, write }) {
    const key = { countyCode, runId }
    return write({ counties: [countyCode] }, async (tx) => {
      const taken = await takePublicCeremony(tx, key)
      const party = partyOf(taken, body.token)
      await seal(tx, taken, party, body.commitment.toLowerCase())
      return { party: party.party, stage: stageOf(taken.run, taken.ceremony, taken.parties) }
    })
  },
})

/** The same again changes nothing: the network may have lost the first answer. */
async function seal(
  tx: WriteTransaction,
  { ceremony, run, parties }: Taken,
  party: PartyRow,
  commitment: string,
): Promise<void> {
  if (party.commitment === commitment) return
  if (party.commitment !== null) throw refusedCeremony('sealed-otherwise')
  if (stageOf(run, ceremony, parties) !== 'sealing') throw refusedCeremony('sealing-over')
  refuseLate(ceremony, tx.now, 'seal-late')
  await updateParty(tx, party, { commitment, committedAt: tx.now })
  await tx.record({
    countyCode: run.countyCode,
    action: 'pairing.seal',
    subject: { kind: 'run', id: run.id },
    actor: `party:${party.number}`,
    after: { party: party.party, commitment },
  })
}

export const reveal = route({
  method: 'POST',
  path: '/api/public/runs/:county/:runId/ceremony/reveal',
  summary: 'Reveal a party’s number, when sealing is closed',
  access: 'public',
  secret: 'input',
  input: revealInput,
  output: partyOutput,
  async handle({ params: { county: countyCode, runId }, body, write }) {
    const key = { countyCode, runId }
    return write({ counties: [countyCode] }, async (tx) => {
      const taken = await takePublicCeremony(tx, key)
      const party = partyOf(taken, body.token)
      await open(tx, taken, party, body.share.toLowerCase())
      const parties = await listParties(tx, key)
      return { party: party.party, stage: stageOf(taken.run, taken.ceremony, parties) }
    })
  },
})

async function open(
  tx: WriteTransaction,
  { ceremony, run, parties }: Taken,
  party: PartyRow,
  share: string,
): Promise<void> {
  if (party.share === share && party.revealedAt !== null) return
  refuseUnready(stageOf(run, ceremony, parties))
  refuseLate(ceremony, tx.now)
  refuseOther(run, party, share)
  await updateParty(tx, party, { share, revealedAt: tx.now })
  await tx.record({
    countyCode: run.countyCode,
    action: 'pairing.reveal',
    subject: { kind: 'run', id: run.id },
    actor: `party:${party.number}`,
    after: { party: party.party, share },
  })
}

function refuseUnready(stage: Stage): void {
  if (stage === 'sealing') throw refusedCeremony('sealing-open')
  if (stage === 'void' || stage === 'drawn') throw refusedCeremony('over')
}

/** Whoever knows the public value already would choose: a number to fit it, or by revealing or not. */
export function refuseLate(
  ceremony: CeremonyRow,
  now: Date,
  code: 'seal-late' | 'too-late' = 'too-late',
): void {
  const dueAt = dueAtOf(ceremony)
  if (dueAt !== undefined && dueAt <= now) throw refusedCeremony(code)
}

function refuseOther({ inputRoot }: RunRow, { party, commitment }: PartyRow, share: string): void {
  if (shareCommitment(party, inputRoot as string, Buffer.from(share, 'hex')) !== commitment) {
    throw refusedCeremony('does-not-open')
  }
}

/** A sealed paper is typed in by two people, each by themselves. */
const paper = (what: 'commitment' | 'share', summary: string) =>
  route({
    method: 'POST',
    path: `/api/runs/:county/:runId/ceremony/parties/:number/${what}`,
    summary,
    access: { capability: 'pairing.run' },
    secret: 'input',
    input: paperInput,
    output: paperOutput,
    async handle({ actor, params: { county: countyCode, runId, number }, body, read, write }) {
      const key = { countyCode, runId }
      const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
      return write(scope, async (tx) => {
        const taken = await takeCeremony(tx, key)
        const party = taken.parties.find((each) => each.number === number)
        if (!party) throw absent()
        if (party.way !== 'paper') throw refusedCeremony('not-paper')
        const value = body.value.toLowerCase()
        return { done: await typePaper(tx, taken, party, { what, value, by: actor.id }) }
      })
    },
  })

async function typePaper(
  tx: WriteTransaction,
  taken: Taken,
  party: PartyRow,
  { what, value, by }: { what: 'commitment' | 'share'; value: string; by: string },
): Promise<boolean> {
  const { run, ceremony, parties } = taken
  const stage = stageOf(run, ceremony, parties)
  const done = what === 'commitment' ? party.committedAt : party.revealedAt
  if (done !== null) {
    if (party[what] !== value) throw refusedCeremony('sealed-otherwise')
    return true
  }
  if (what === 'commitment') {
    if (stage !== 'sealing') throw refusedCeremony('sealing-over')
    refuseLate(ceremony, tx.now, 'seal-late')
  }
  if (what === 'share') {
    refuseUnready(stage)
    refuseLate(ceremony, tx.now)
    refuseOther(run, party, value)
  }
  const first = what === 'commitment' ? party.commitmentBy : party.shareBy
  if (first === null) {
    const said = what === 'commitment' ? { commitmentBy: by } : { shareBy: by }
    await updateParty(tx, party, { [what]: value, ...said })
    return false
  }
  if (first === by) throw refusedCeremony('paper-same-person')
  if (party[what] !== value) {
    // Neither is right by itself: both type it again.
    await updateParty(
      tx,
      party,
      what === 'commitment'
        ? { commitment: null, commitmentBy: null }
        : { share: null, shareBy: null },
    )
    return false
  }
  const change =
    what === 'commitment'
      ? { commitmentConfirmedBy: by, committedAt: tx.now }
      : { shareConfirmedBy: by, revealedAt: tx.now }
  await updateParty(tx, party, change)
  await tx.record({
    countyCode: run.countyCode,
    action: what === 'commitment' ? 'pairing.seal' : 'pairing.reveal',
    subject: { kind: 'run', id: run.id },
    actor: by,
    after: { party: party.party, [what]: value, first },
  })
  return true
}

export const typeCommitment = paper(
  'commitment',
  'Type a sealed paper’s commitment; counted when two people have typed the same',
)
export const typeShare = paper(
  'share',
  'Type the number off an opened paper; counted when two people have typed the same',
)
