/** Who did what and when at a draw, for the record that is printed and signed; the rest of it anybody may read. */
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { ceremonyInput, minutesOutput } from '../../shared/ceremony-schema.ts'
import type { PairingParts } from '../parts.ts'
import { leadRun } from '../runs/office.ts'
import { findCeremony, listParties, listRenewals } from './store.ts'

export const showMinutes = ({ namesOfUsers }: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/runs/:county/:runId/ceremony/minutes',
    summary:
      'When each party sealed and revealed, who typed a paper, and which links were made anew',
    access: { capability: 'pairing.run' },
    input: ceremonyInput,
    output: minutesOutput,
    async handle({ actor, params: { county: countyCode, runId }, read }) {
      const key = { countyCode, runId }
      const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
      return read(scope, async (tx) => {
        const ceremony = await findCeremony(tx, key)
        if (!ceremony) throw absent()
        const parties = await listParties(tx, key)
        const typists = parties.flatMap((party) => [...sealers(party), ...openers(party)])
        const renewals = await listRenewals(tx, key)
        const renewers = renewals.map(({ renewedBy }) => renewedBy)
        const known = new Set([ceremony.announcedBy, ...typists, ...renewers])
        const names = await namesOfUsers(tx, [...known])
        const nameOf = (id: string) => names.get(id) ?? ''
        return {
          announcedBy: nameOf(ceremony.announcedBy),
          closedAt: said(ceremony.closedAt),
          beaconAt: said(ceremony.beaconAt),
          parties: parties.map((party) => ({
            number: party.number,
            sealedAt: said(party.committedAt),
            revealedAt: said(party.revealedAt),
            sealTypedBy: sealers(party).map(nameOf),
            numberTypedBy: openers(party).map(nameOf),
            links: renewals
              .filter(({ partyNumber }) => partyNumber === party.number)
              .map(({ renewedAt, renewedBy, reason }) => ({
                ...{ at: renewedAt.toISOString(), by: nameOf(renewedBy), reason },
              })),
          })),
        }
      })
    },
  })

type Typed = Awaited<ReturnType<typeof listParties>>[number]

const sealers = ({ commitmentBy, commitmentConfirmedBy }: Typed) =>
  [commitmentBy, commitmentConfirmedBy].filter((each) => each !== null)
const openers = ({ shareBy, shareConfirmedBy }: Typed) =>
  [shareBy, shareConfirmedBy].filter((each) => each !== null)

const said = (moment: Date | null) => moment?.toISOString() ?? null
