/** What this room is given of those beside it. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import type { Saying } from '#base/shared/words.ts'
import type { NoticeKind } from '../shared/schema.ts'

export interface Message {
  to: string
  subject: string
  text: string
  html: string
  /** The same for the same e-mail, however often it is sent. */
  messageId: string
  headers?: Record<string, string>
}

/** Sends one e-mail, or throws; `responseCode` of the error is the server's answer, where it gave one. */
export type SendMail = (message: Message) => Promise<void>

export interface NoticesParts {
  /** The county that looks after the account of whoever asks. */
  homeOf(actor: Actor): string
  /** Undefined where the installation sends no e-mail. */
  sendMail: SendMail | undefined
  /** Where people reach this server. */
  publicUrl: string
}

export interface Recipient {
  userId: string
  homeCountyCode: string
}

/** That something happened, and whom it concerns. */
export interface Told {
  /** Of what happened: nobody is told of it twice. */
  key: string
  kind: NoticeKind
  title: Saying
  /** Address in the desk. */
  leadsTo: string
  dueOn?: string | null
  recipients: readonly Recipient[]
}

export type ClosedAmong = (tx: Transaction, userIds: readonly string[]) => Promise<string[]>
