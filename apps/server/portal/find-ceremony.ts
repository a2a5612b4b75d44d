import type { Context } from '#base/server/http/route.ts'
import { getCeremony, type PublicCeremony } from '#rooms/pairing/server/door.ts'
import type { ceremonyInput } from '#rooms/pairing/shared/ceremony-schema.ts'
import { type DemoKind, demoOf } from './demo-kind.ts'

interface Found {
  countyCode: string
  runId: string
  ceremony: PublicCeremony
  demo: DemoKind | false
}

/** @throws Problem base.absent when nothing was announced, or the programme is not published */
export async function findCeremony({
  read,
  params: { county: countyCode, runId },
}: Pick<Context<typeof ceremonyInput>, 'read' | 'params'>): Promise<Found> {
  const key = { countyCode, runId }
  const ceremony = await read({ counties: [countyCode] }, (tx) => getCeremony(tx, key))
  // A run is kept under the code of whoever keeps the programme.
  return { ...key, ceremony, demo: demoOf([{ demo: ceremony.demo, regionCode: countyCode }]) }
}
