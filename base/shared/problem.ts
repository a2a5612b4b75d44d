/** What is answered when something cannot be done: RFC 9457, with all faults at once. */
import * as z from 'zod'
import type { Parameters, Saying } from './words.ts'

export interface Fault {
  /** JSON Pointer into the request body, or the name of a query or path parameter. */
  pointer: string
  code: string
  /** One sentence; its place is said by the pointer. */
  detail: Saying
  parameters?: Parameters | undefined
}

/** A record that somebody else changed since it was read, field by field. */
export interface Conflict {
  id: string
  name: string
  /** The present one, to send when the decision is made. */
  version: number
  changes: {
    field: string
    /** As it was when it was read. */
    before: unknown
    theirs: unknown
    /** As it would have become; what it was when nothing was sent for it. */
    yours: unknown
    /** Name of whoever changed it last. */
    by: string
    at: string
  }[]
}

/** A refusal that has a meaning for its reader. `code` is `room.what`; the words come with it. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: Saying
  readonly detail: Saying | undefined
  readonly parameters: Parameters
  readonly faults: Fault[]
  readonly conflicts: Conflict[]

  constructor(problem: {
    status: number
    code: string
    title: Saying
    detail?: Saying
    parameters?: Parameters
    faults?: Fault[]
    conflicts?: Conflict[]
  }) {
    super(problem.code)
    this.name = 'Problem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.parameters = problem.parameters ?? {}
    this.faults = problem.faults ?? []
    this.conflicts = problem.conflicts ?? []
  }
}

/** The body of every refusal, application/problem+json. */
export const problemSchema = z.object({
  type: z.string().describe('URI reference of the kind of problem'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().describe('The path that was asked for'),
  code: z.string(),
  requestId: z.string().describe('Name this when asking for help'),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
  conflicts: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: z.int(),
        changes: z.array(
          z.object({
            field: z.string(),
            before: z.unknown(),
            theirs: z.unknown(),
            yours: z.unknown(),
            by: z.string(),
            at: z.string(),
          }),
        ),
      }),
    )
    .optional()
    .describe('What somebody else changed since it was read'),
})
export type ProblemBody = z.infer<typeof problemSchema>
