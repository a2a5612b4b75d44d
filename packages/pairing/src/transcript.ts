/** The published file of a run: everything a stranger needs to compute it again, and nothing private. */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { type Ceremony, ceremonySchema } from './ceremony.ts'
import type { DrawRecord } from './draw/record.ts'
import { taggedHash, toHex } from './hash.ts'
import type { Instance } from './instance.ts'
import { instanceSchema } from './instance-schema.ts'
import type { Unmet } from './levels.ts'
import type { LevelValue, Proof } from './optimum/proof.ts'
import type { Rows } from './publish.ts'

export const transcriptFormat = 'lianjian-transcript/1'

export interface Transcript {
  format: typeof transcriptFormat
  engine: { name: string; version: string }
  instance: Instance
  rows: Rows
  ceremony: 'none' | Ceremony
  /** The value somebody typed, when there was no ceremony. */
  typed?: string
  inputRoot: string
  seed: string
  /** One of the two, by `instance.rules.method`. */
  draw?: DrawRecord
  optimum?: Proof
  /** Codes, supporter first, in the order of the instance's rows. */
  pairs: [supporter: string, community: string][]
  levels: LevelValue[]
  unmet: Unmet[]
  /** Over every byte before it. */
  hash: string
}

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const plain = z.string().check(z.regex(/^[ -~]{0,100}$/))
const index = z.int().check(z.minimum(0))
const pair = z.tuple([index, index])

export const rowsSchema = z.strictObject({
  secret: z.enum(['given', 'derived']),
  orientation: z.optional(hex32),
  supporters: z.array(hex32),
  communities: z.array(hex32),
})

export const transcriptSchema = z.strictObject({
  format: z.literal(transcriptFormat),
  engine: z.strictObject({
    name: plain,
    version: plain,
  }),
  instance: instanceSchema,
  rows: rowsSchema,
  ceremony: z.union([z.literal('none'), ceremonySchema]),
  typed: z.optional(hex32),
  inputRoot: hex32,
  seed: hex32,
  draw: z.optional(
    z.strictObject({
      blocks: z.array(
        z.strictObject({ supporters: index, communities: index, complete: z.boolean() }),
      ),
      strata: z.array(
        z.strictObject({
          block: index,
          round: z.union([z.literal(1), z.literal(2), z.literal(3)]),
          stratum: z.string(),
          supporterSlots: index,
          communitySlots: index,
          attempt: index,
          pairs: z.array(pair),
        }),
      ),
      repairs: z.array(
        z.strictObject({ block: index, added: z.array(pair), removed: z.array(pair) }),
      ),
      uniform: z.boolean(),
    }),
  ),
  optimum: z.optional(
    z.strictObject({
      levels: z.array(z.strictObject({ level: z.string(), potentials: z.array(z.int()) })),
    }),
  ),
  pairs: z.array(z.tuple([z.string(), z.string()])),
  levels: z.array(z.strictObject({ level: z.string(), value: z.int() })),
  unmet: z.array(
    z.strictObject({
      side: z.enum(['supporter', 'community']),
      code: z.string(),
      missing: z.int().check(z.minimum(1)),
    }),
  ),
  hash: hex32,
})

// The order of the lines. What is public before the seed comes first, so that a file frozen before a
// ceremony and the transcript after it begin alike.
const sections = [
  'format',
  'engine',
  'instance',
  'rows',
  'ceremony',
  'typed',
  'inputRoot',
  'seed',
  'draw',
  'optimum',
  'pairs',
  'levels',
  'unmet',
] as const

/** All lines before the last: what the hash is over. */
export function transcriptBody(transcript: Omit<Transcript, 'hash'>): string {
  const lines = sections.flatMap((section) => {
    const value = transcript[section]
    return value === undefined ? [] : [`${JSON.stringify(section)}:${canonicalJson(value)},\n`]
  })
  return `{${lines.join('')}`
}

/** PD-1/transcript, 64 hexadecimal digits. */
export function bodyHash(body: string): string {
  return toHex(taggedHash('PD-1/transcript', body))
}

/** A body with its last line. */
export function sealed(body: string, hash: string): string {
  return `${body}"hash":"${hash}"}\n`
}

/**
 * The exact text of a transcript: one line per section in a fixed order, each value canonical JSON, a line
 * feed after each line. The hash line is computed here, whatever `hash` says.
 */
export function transcriptText(transcript: Omit<Transcript, 'hash'>): string {
  const body = transcriptBody(transcript)
  return sealed(body, bodyHash(body))
}
