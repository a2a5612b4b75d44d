/** What the host does: close the sealing, take down the public value, draw, and lead the hall from scene to scene. */
import { createHash } from 'node:crypto'
import type { Ceremony } from '@lianjian/pairing'
import { isQuicknetSignature } from '@lianjian/pairing/quicknet'
import { route } from '#base/server/http/route.ts'
import { refusedCeremony } from '../../shared/ceremony-problems.ts'
import {
  beaconInput,
  ceremonyMoved,
  closeInput,
  drawInput,
  sceneInput,
} from '../../shared/ceremony-schema.ts'
import { stepDone } from '../../shared/run-schema.ts'
import { beginDeciding } from '../runs/decide-run.ts'
import { leadRun } from '../runs/office.ts'
import type { RunRow } from '../runs/store.ts'
import { dueAtOf, stageOf } from './stage.ts'
import { type CeremonyRow, type PartyRow, setScene, updateCeremony } from './store.ts'
import { refuseLate, takeCeremony } from './take-part.ts'

const access = { capability: 'pairing.run' }

const namesOf = (parties: readonly PartyRow[]) => parties.map(({ party }) => party).join('、')

export const closeSealing = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony/close',
  summary: 'Close the sealing, when every party has sealed; from then on they reveal',
  access,
  input: closeInput,
  output: ceremonyMoved,
  async handle({ actor, params: { county: countyCode, runId }, body, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const { run, ceremony, parties } = await takeCeremony(tx, key)
      refuseMoved(ceremony, body.version)
      if (stageOf(run, ceremony, parties) !== 'sealing') throw refusedCeremony('sealing-over')
      refuseLate(ceremony, tx.now, 'seal-late')
      const open = parties.filter(({ committedAt }) => committedAt === null)
      if (open.length > 0) throw refusedCeremony('not-all-sealed', { names: namesOf(open) })
      const version = await updateCeremony(tx, ceremony, { closedAt: tx.now })
      await tx.record({
        countyCode,
        action: 'pairing.close-sealing',
        subject: { kind: 'run', id: runId },
        actor: actor.id,
        after: { commitments: parties.map(({ party, commitment }) => ({ party, commitment })) },
      })
      return { version }
    })
  },
})

function refuseMoved(ceremony: CeremonyRow, version: number): void {
  if (ceremony.version !== version) throw refusedCeremony('moved-on')
}

export const takeBeacon = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony/beacon',
  summary: 'Take down the public value that was announced; a drand signature is checked here',
  access,
  input: beaconInput,
  output: ceremonyMoved,
  async handle({ actor, params: { county: countyCode, runId }, body, now, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const { run, ceremony, parties } = await takeCeremony(tx, key)
      refuseMoved(ceremony, body.version)
      const stage = stageOf(run, ceremony, parties)
      if (stage === 'sealing') throw refusedCeremony('sealing-open')
      if (stage === 'revealing') {
        const shut = parties.filter(({ revealedAt }) => revealedAt === null)
        throw refusedCeremony('not-all-revealed', { names: namesOf(shut) })
      }
      if (stage !== 'waiting') throw refusedCeremony('value-there')
      const beacon = beaconOf(ceremony, body, now)
      const version = await updateCeremony(tx, ceremony, {
        beaconValue: beacon.value,
        beaconSignature: beacon.signature ?? null,
        beaconAt: tx.now,
      })
      await tx.record({
        countyCode,
        action: 'pairing.take-beacon',
        subject: { kind: 'run', id: runId },
        actor: actor.id,
        after: beacon,
      })
      return { version }
    })
  },
})

function beaconOf(
  { beaconKind, beaconRound }: CeremonyRow,
  { value, signature }: { value?: string | undefined; signature?: string | undefined },
  now: Date,
): { value: string; signature?: string } {
  if (beaconKind !== 'drand-quicknet') {
    if (value === undefined) throw refusedCeremony('value-missing')
    if (!/^\d+$/.test(value)) throw refusedCeremony('value-wrong')
    return { value }
  }
  const round = Number(beaconRound)
  const dueAt = dueAtOf({ beaconRound })
  if (dueAt !== undefined && dueAt > now) {
    throw refusedCeremony('value-early', { due: sayClock(dueAt), clock: sayClock(now) })
  }
  if (signature === undefined) throw refusedCeremony('signature-missing')
  const signed = signature.toLowerCase()
  if (!isQuicknetSignature(round, signed)) throw refusedCeremony('signature-wrong', { round })
  const digest = createHash('sha256').update(Buffer.from(signed, 'hex')).digest('hex')
  return { value: digest, signature: signed }
}

const beijing = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' },
})

/** `2026-11-22 09:30:00`, as a clock on the wall says it. */
function sayClock(moment: Date): string {
  return beijing.format(moment)
}

export const drawInPublic = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony/draw',
  summary: 'Draw from the numbers of all parties and the public value; ask the run how far it is',
  access,
  input: drawInput,
  output: stepDone,
  status: 202,
  async handle({ actor, params: { county: countyCode, runId }, body, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const { run, ceremony, parties } = await takeCeremony(tx, key)
      if (stageOf(run, ceremony, parties) !== 'ready') throw refusedCeremony('value-not-there')
      const about = { actor: actor.id, reason: body.reason, version: body.version }
      return beginDeciding(tx, key, { ...about, ceremony: recordOf(run, ceremony, parties) })
    })
  },
})

/** As the engine reads it, and as the transcript holds it. */
export function recordOf(
  { inputRoot }: RunRow,
  ceremony: CeremonyRow,
  parties: readonly PartyRow[],
): Ceremony {
  const { event, announcedAt, beaconKind, beaconEvent, beaconRound } = ceremony
  return {
    format: 'lianjian-ceremony/1',
    event,
    announced: `${announcedAt.toISOString().slice(0, 19)}Z`,
    inputRoot: inputRoot as string,
    parties: parties.map(({ party, commitment, share }) => ({
      party,
      commitment: commitment as string,
      ...(share !== null && { share }),
    })),
    beacon: {
      kind: beaconKind as Ceremony['beacon']['kind'],
      event: beaconEvent,
      value: ceremony.beaconValue as string,
      ...(beaconRound !== null && { round: Number(beaconRound) }),
      ...(ceremony.beaconSignature !== null && { signature: ceremony.beaconSignature }),
    },
  }
}

export const leadScene = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony/scene',
  summary: 'Lead the hall to a scene, or to the next pair of the draw',
  access,
  input: sceneInput,
  output: ceremonyMoved,
  async handle({ actor, params: { county: countyCode, runId }, body, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const { ceremony } = await takeCeremony(tx, key)
      await setScene(tx, key, body)
      return { version: ceremony.version }
    })
  },
})
