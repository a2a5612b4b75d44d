/** What a room's `web/door.ts` brings to the desk. `apps/web/desk` puts the parts together. */
import type { ComponentType } from 'react'
import type { Saying } from '#base/shared/words.ts'
import type { Api } from './api.ts'
import type { Duty } from './desk.tsx'

export interface DeskPart {
  pages: readonly DeskPage[]
  nav?: readonly NavEntry[]
  search?: readonly SearchSource[]
  waiting?: readonly WaitingSource[]
  abilities?: readonly Ability[]
  settings?: readonly SettingsSection[]
}

export interface DeskPage {
  /** Below /desk, with `$name` for a parameter. */
  path: string
  /** Fetched when somebody goes there. */
  load(): Promise<ComponentType>
  /** Signed in unless `outside`; with a capability only for whoever holds it. */
  access: 'outside' | 'signed-in' | { capability: string }
  /** A screen of its own, without the frame of the desk: what a room looks at. */
  bare?: boolean
}

export interface NavEntry {
  /** Whoever serves in one place alone is led to it. */
  to: string | ((duties: readonly Duty[]) => string)
  /** What else lies in it, though its addresses begin otherwise; `$name` stands for any one step. */
  also?: readonly string[]
  label: Saying
  access: 'signed-in' | { capability: string }
}

/** One kind of thing that the search over everything finds. */
export interface SearchSource {
  name: string
  label: Saying
  access: 'signed-in' | { capability: string }
  /** Public: found wherever it lies, and this says how far that is. All else ends where one's reach ends. */
  everywhere?: ComponentType
  /** @param duties what lies closest to them comes first */
  find(api: Api, query: string, signal: AbortSignal, duties: readonly Duty[]): Promise<Hit[]>
}

export interface Hit {
  id: string
  title: string
  /** What it is. */
  kind?: Saying
  /** Where it lies or whose it is, and its code. */
  aside: string
  to: string
  /** Nothing of its kind bears what was typed; this sounds like it. */
  meant?: boolean
}

/** What waits for whoever is signed in, of one kind. */
export interface WaitingSource {
  name: string
  find(api: Api, signal: AbortSignal, can: (capability: string) => boolean): Promise<WaitingItem[]>
}

export interface WaitingItem {
  id: string
  /** The act, verb first. */
  verb: Saying
  thing: string | Saying
  /** Fills `{count}` of the thing. */
  count?: number
  why: Saying
  /** Last day on which it is not late, as the page says it where it is done. */
  due?: string
  act: { label: Saying; to: string }
  /** What can be answered here with one tap. */
  answers?: readonly WaitingAnswer[]
}

/** An answer that is sent when it is pressed, and can be taken back for ten seconds. */
export interface WaitingAnswer {
  label: Saying
  /** What was answered, as a sentence. */
  said: Saying
  send(api: Api, key: string): Promise<unknown>
  /** @param answered what sending it was answered */
  undo(api: Api, answered: unknown): Promise<unknown>
  /** First words of the keys of queries that show it elsewhere. */
  renews: readonly string[]
}

/** What a capability is for, said on an empty home page. */
export interface Ability {
  access: 'signed-in' | { capability: string }
  what: Saying
  where: Saying
  /** Whoever serves in one place is led to that place. */
  to: string | ((duties: readonly Duty[]) => string)
}

export interface SettingsSection {
  name: string
  title: Saying
  load(): Promise<ComponentType>
}

export function mayEnter(
  access: DeskPage['access'],
  can: (capability: string) => boolean,
): boolean {
  return typeof access === 'string' || can(access.capability)
}
