/** What goes in and out about the public event of a draw (PD-1). */
import * as z from 'zod'
import { saidName, saidReason } from '#base/shared/said-text.ts'
import { runParams } from './run-schema.ts'

const hex32 = z.string().regex(/^[0-9a-f]{64}$/i)
const version = z.int().min(1)
export const beaconKinds = ['drand-quicknet', 'dice', 'lottery', 'other-public'] as const
export type BeaconKind = (typeof beaconKinds)[number]

/** How a party seals its number: on its own device, or on paper that two people type in. */
export const partyWays = ['device', 'paper'] as const

/** Fewest that make a ceremony: with one alone it would be that party's own number. */
export const fewestParties = 2
export const mostParties = 20

export const announceInput = {
  params: runParams,
  body: z.object({
    version,
    event: saidName(200).describe('The one event under which this draw is announced'),
    place: saidName(200).optional(),
    parties: z
      .array(z.object({ party: saidName(60), way: z.enum(partyWays) }))
      .min(fewestParties)
      .max(mostParties),
    beacon: z.object({
      kind: z.enum(beaconKinds),
      event: saidName(200).describe('Which public value, as it is announced'),
      round: z.int().min(1).optional().describe('drand only: a round to come'),
    }),
  }),
}
export const announced = z.object({
  version: z.int(),
  links: z
    .array(z.object({ party: z.string(), path: z.string() }))
    .describe('Said once: with it the party’s own device speaks'),
})

const partyParams = runParams.extend({ number: z.coerce.number().int().min(1).max(mostParties) })
export const renewLinkInput = {
  params: partyParams,
  body: z.object({ version, reason: saidReason }),
}

export const ceremonyInput = { params: runParams }
export const ceremonyStages = ['sealing', 'revealing', 'waiting', 'ready', 'drawn', 'void'] as const
export const ceremonyOutput = z.object({
  event: z.string(),
  demo: z.boolean().describe('Of an invented example, whose pairs are not real'),
  place: z.string().nullable(),
  announcedAt: z.iso.datetime(),
  title: z.string(),
  inputRoot: z.string(),
  supporters: z.int(),
  communities: z.int(),
  stage: z.enum(ceremonyStages),
  scene: z.int(),
  landed: z.int().describe('How many pairs of the draw the hall has shown'),
  version: z.int(),
  parties: z.array(
    z.object({
      number: z.int(),
      party: z.string(),
      way: z.enum(partyWays),
      commitment: z.string().nullable(),
      share: z.string().nullable(),
      /** One has typed it off the paper, and another has not yet. */
      half: z.boolean(),
    }),
  ),
  beacon: z.object({
    kind: z.enum(beaconKinds),
    event: z.string(),
    round: z.int().nullable(),
    expectedAt: z.iso.datetime().nullable(),
    isDue: z.boolean().describe('By the server’s clock, whatever a device’s own says'),
    value: z.string().nullable(),
  }),
  drawing: z.boolean(),
  transcriptHash: z.string().nullable(),
})

const token = z.string().regex(/^[0-9a-f]{32}$/)
export const readPartyInput = { params: runParams, body: z.object({ token }) }
export const partyRead = z.object({ number: z.int(), party: z.string() })
export const commitInput = {
  params: runParams,
  body: z.object({ token, commitment: hex32 }),
}
export const revealInput = { params: runParams, body: z.object({ token, share: hex32 }) }
export const partyOutput = z.object({ party: z.string(), stage: z.enum(ceremonyStages) })

export const paperInput = { params: partyParams, body: z.object({ value: hex32 }) }
export const paperOutput = z.object({
  done: z.boolean().describe('False: it is counted when somebody else has typed the same'),
})
export const closeInput = { params: runParams, body: z.object({ version }) }
export const beaconInput = {
  params: runParams,
  body: z.object({
    version,
    value: z
      .string()
      .trim()
      .regex(/^[0-9a-f]{1,1024}$/i)
      .optional()
      .describe(
        'The digits in the order in which they were read; of drand it follows from the signature',
      ),
    signature: z
      .string()
      .regex(/^[0-9a-f]{96}$/i)
      .optional()
      .describe('drand only'),
  }),
}
/** Pairs land without naming a scene, so that a hall that goes on by itself takes nobody back to it. */
export const sceneInput = {
  params: runParams,
  body: z.object({
    scene: z.int().min(1).max(5).optional(),
    landed: z.int().min(0).max(1_000_000).optional(),
  }),
}
export const drawInput = {
  params: runParams,
  body: z.object({ version, reason: saidReason.optional() }),
}
export const ceremonyMoved = z.object({ version: z.int() })

const person = z.string().describe('Name of an account, as colleagues may know it')
const moment = z.iso.datetime().nullable()
export const minutesOutput = z.object({
  announcedBy: person,
  closedAt: moment,
  beaconAt: moment,
  parties: z.array(
    z.object({
      number: z.int(),
      sealedAt: moment,
      revealedAt: moment,
      sealTypedBy: z.array(person).describe('Of a paper: the two who typed it'),
      numberTypedBy: z.array(person),
      links: z
        .array(z.object({ at: z.iso.datetime(), by: person, reason: z.string() }))
        .describe('Each time that it got another link in place of a lost one'),
    }),
  ),
})
