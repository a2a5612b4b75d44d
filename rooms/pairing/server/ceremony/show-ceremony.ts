/** What a hall and every party see of a ceremony: all of it, but nobody's number before its time. */
import type { Rules } from '@lianjian/pairing'
import type * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { type BeaconKind, ceremonyInput, ceremonyOutput } from '../../shared/ceremony-schema.ts'
import { findPublished } from '../runs/find-published-run.ts'
import type { RunKey } from '../runs/store.ts'
import { dueAtOf, stageOf } from './stage.ts'
import { findCeremony, listParties, type PartyRow } from './store.ts'

export const showCeremony = route({
  method: 'GET',
  path: '/api/public/runs/:county/:runId/ceremony',
  summary: 'The public event of a draw as anybody may follow it',
  access: 'public',
  input: ceremonyInput,
  output: ceremonyOutput,
  handle: ({ params: { county: countyCode, runId }, read }) =>
    read({ counties: [countyCode] }, (tx) => getCeremony(tx, { countyCode, runId })),
})

export type PublicCeremony = z.infer<typeof ceremonyOutput>

/** @throws Problem base.absent when nothing was announced, or the programme is not published */
export async function getCeremony(tx: Transaction, key: RunKey): Promise<PublicCeremony> {
  const [published, ceremony] = [await findPublished(tx, key), await findCeremony(tx, key)]
  if (!published || !ceremony) throw absent()
  const { run, programme } = published
  const parties = await listParties(tx, key)
  const { event, place, announcedAt, scene, landed, version, beaconRound } = ceremony
  const round = beaconRound === null ? null : Number(beaconRound)
  const dueAt = dueAtOf(ceremony)
  return {
    event,
    demo: programme.demo,
    place,
    announcedAt: announcedAt.toISOString(),
    title: (run.rules as Rules).title ?? event,
    inputRoot: run.inputRoot as string,
    supporters: ceremony.supporters,
    communities: ceremony.communities,
    stage: stageOf(run, ceremony, parties),
    scene,
    landed,
    version,
    parties: parties.map(present),
    beacon: {
      kind: ceremony.beaconKind as BeaconKind,
      event: ceremony.beaconEvent,
      round,
      expectedAt: dueAt?.toISOString() ?? null,
      isDue: dueAt === undefined || dueAt <= tx.now,
      value: ceremony.beaconValue,
    },
    drawing: run.work?.step === 'draw',
    transcriptHash: run.transcriptHash,
  }
}

function present({ number, party, way, ...row }: PartyRow) {
  const sealed = row.committedAt !== null
  const revealed = row.revealedAt !== null
  return {
    number,
    party,
    way: way as 'device' | 'paper',
    commitment: sealed ? row.commitment : null,
    share: revealed ? row.share : null,
    half: sealed ? !revealed && row.shareBy !== null : row.commitmentBy !== null,
  }
}
