/** What a route declares. The server refuses to start when one lacks access, input or output. */
import type { Readable } from 'node:stream'
import type * as z from 'zod'
import type { Language } from '#base/shared/language.ts'
import type { Clock } from '../clock.ts'
import type { Reach } from '../db/reach.ts'
import type { Scope } from '../db/scope.ts'
import type { Work, WriteTransaction } from '../db/work.ts'
import type { Received } from './receive-file.ts'

/** Who is asking, as `apps/server` composes it from sign-in and grants. */
export interface Actor {
  id: string
  /** Widest reach of all grants together. Actions take the reach of their own capability instead. */
  scope: Scope
  capabilities: ReadonlySet<string>
  /** How far one capability reaches; over nothing when the actor does not hold it. */
  reach(capability: string): Reach
}

/** `public`, anybody `signed-in`, or whoever holds the one capability. */
export type Access = 'public' | 'signed-in' | { capability: string }

/** What a sign-in route needs of the request beyond its parsed input. */
export interface Exchange {
  headers: Headers
  /** Address of the client, for limits; never stored with a record. */
  address: string
  /** Adds a Set-Cookie line to the answer. */
  setCookie(line: string): void
}

export interface Input {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
}

type Parsed<I extends Input> = {
  params: I['params'] extends z.ZodType ? z.infer<I['params']> : undefined
  query: I['query'] extends z.ZodType ? z.infer<I['query']> : undefined
  body: I['body'] extends z.ZodType ? z.infer<I['body']> : undefined
}

/** A page is HTML; a redirect leads elsewhere; a file is streamed under its own type and name. */
export type Output = z.ZodType | 'page' | 'redirect' | { file: string }

export interface File {
  content: Readable | string | Buffer
  name: string
  /** Shown in the browser instead of saved. */
  inline?: boolean
}

export type Result<O extends Output> = O extends z.ZodType
  ? z.input<O>
  : O extends 'page' | 'redirect'
    ? string
    : File

export interface Context<I extends Input, A extends Access = Access> extends Parsed<I> {
  actor: A extends 'public' ? Actor | undefined : Actor
  language: Language
  /** Whether pages are shown in large text. */
  largeText: boolean
  now: Date
  read: Work['read']
  /** Within it a repeated request with the same Idempotency-Key is answered again, not done again. */
  write<T>(scope: Scope, act: (tx: WriteTransaction) => Promise<T>): Promise<T>
  /** Whether the asker still may do this as far as when it was asked, for an answer that is read for a long time. */
  stillMay(): Promise<boolean>
  /** The path that was asked for, without the query. */
  path: string
  exchange: Exchange
  /** The file that is the body of this request; only for a route with `largestFile`, and before it writes. */
  receive(): Promise<Received>
}

export interface Hourly {
  of: string
  most: number
}

export interface Route<
  I extends Input = Input,
  O extends Output = Output,
  A extends Access = Access,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** One sentence for the API's readers. */
  summary: string
  access: A
  input: I
  output: O
  status?: number
  /**
   * What of this route may never be kept. `input`: a password or code is sent, so an Idempotency-Key is passed
   * over, because it is kept with a hash of the request. `answer`: a code is answered, so a repeated request is
   * refused instead of answered again.
   */
  secret?: 'input' | 'answer'
  /**
   * How often an hour one address may do it, where anybody may write. Routes that are two ways to the same thing name
   * the same, and share what is counted.
   */
  hourly?: Hourly
  /** Bytes of the largest body it takes, where a megabyte is not enough. */
  largestBody?: number
  /** Bytes of the largest file it takes. The body then is that file, whatever its type, and nothing else. */
  largestFile?: number
  handle(context: Context<I, A>): Promise<Result<O>>
}

/** Declares a route with its types inferred. */
export function route<const I extends Input, const O extends Output, const A extends Access>(
  declared: Route<I, O, A>,
): Route {
  // Inside, each handler sees its own types; the list of routes does not need them.
  return declared as unknown as Route
}

export interface Services {
  work: Work
  clock: Clock
}
