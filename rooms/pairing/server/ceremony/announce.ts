/** Before anybody seals a number it is said under which event, by whom, and which public value follows. */
import { quicknetTime } from '@lianjian/pairing'
import { route } from '#base/server/http/route.ts'
import { findProgramme } from '#rooms/programmes/server/door.ts'
import { refusedCeremony } from '../../shared/ceremony-problems.ts'
import { announced, announceInput } from '../../shared/ceremony-schema.ts'
import { leadRun } from '../runs/office.ts'
import { findFrozenList } from '../runs/store.ts'
import { takeRun } from '../runs/take-step.ts'
import { hashOf, newLink } from './party-link.ts'
import { findCeremony, insertCeremony } from './store.ts'

export const announceCeremony = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony',
  summary: 'Announce the public event of a draw: its parties and the public value that follows',
  access: { capability: 'pairing.run' },
  secret: 'answer',
  input: announceInput,
  output: announced,
  async handle({ actor, params: { county: countyCode, runId }, body, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const run = await takeRun(tx, key, 'draw', body.version)
      if (run.method !== 'draw') throw refusedCeremony('no-draw')
      const programme = await findProgramme(tx, run.programmeId)
      if (!programme?.publishedAt) throw refusedCeremony('unpublished')
      if (await findCeremony(tx, key)) throw refusedCeremony('announced-already')
      const { event, place, beacon } = body
      refuseBeacon(beacon, tx.now)
      const names = body.parties.map(({ party }) => party.normalize('NFC'))
      if (new Set(names).size < names.length) throw refusedCeremony('party-twice')
      const parties = body.parties.map(({ way }, at) => {
        const link = way === 'device' ? newLink(key) : undefined
        return { number: at + 1, party: names[at] as string, way, link }
      })
      await insertCeremony(
        tx,
        {
          ...key,
          event,
          place: place ?? null,
          announcedAt: tx.now,
          announcedBy: actor.id,
          beaconKind: beacon.kind,
          beaconEvent: beacon.event,
          beaconRound: beacon.round ?? null,
          ...sizeOf(await findFrozenList(tx, key)),
        },
        parties.map(({ number, party, way, link }) => ({
          ...key,
          number,
          party,
          way,
          tokenHash: link ? hashOf(link.token) : null,
        })),
      )
      await tx.record({
        countyCode,
        action: 'pairing.announce-ceremony',
        subject: { kind: 'run', id: runId },
        actor: actor.id,
        after: { event, parties: names, beacon },
      })
      return {
        version: 1,
        links: parties.flatMap(({ party, link }) => (link ? [{ party, path: link.path }] : [])),
      }
    })
  },
})

/** A run is announced in the states in which its list is frozen. */
function sizeOf(list: string | undefined): { supporters: number; communities: number } {
  const { instance } = JSON.parse(list as string) as {
    instance: { supporters: unknown[]; communities: unknown[] }
  }
  return { supporters: instance.supporters.length, communities: instance.communities.length }
}

/** A value that is known already would be chosen with it. */
function refuseBeacon(beacon: { kind: string; round?: number | undefined }, now: Date): void {
  if (beacon.kind !== 'drand-quicknet') {
    if (beacon.round !== undefined) throw refusedCeremony('round-extra')
    return
  }
  if (beacon.round === undefined) throw refusedCeremony('round-missing')
  if (quicknetTime(beacon.round) * 1000 <= now.getTime()) throw refusedCeremony('round-past')
}
