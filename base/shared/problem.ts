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

/** A refusal that has a meaning for its reader. `code` is `room.what`; the words come with it. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: Saying
  readonly detail: Saying | undefined
  readonly parameters: Parameters
  readonly faults: Fault[]

  constructor(problem: {
    status: number
    code: string
    title: Saying
    detail?: Saying
    parameters?: Parameters
    faults?: Fault[]
  }) {
    super(problem.code)
    this.name = 'Problem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.parameters = problem.parameters ?? {}
    this.faults = problem.faults ?? []
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
})
export type ProblemBody = z.infer<typeof problemSchema>
