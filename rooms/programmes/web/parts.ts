/** What the room's pages are given when the desk is put together: rooms above this one know it. */
import type { Rules } from '@lianjian/pairing/rules'
import type { ComponentType } from 'react'
import type { Saying } from '#base/shared/words.ts'
import type { DeskPage } from '#base/web/desk-part.ts'
import type { Say } from '#base/web/language.tsx'

export interface RulesPart {
  /** Rules of pairing as sentences whose parts are chosen; without `onChange` they are only read. */
  RulesEditor: ComponentType<{ rules: Rules; onChange: ((rules: Rules) => void) | undefined }>
  /** The same sentences as lines of text. */
  rulesInWords(rules: Rules, say: Say): string[]
}

export interface ProgrammesWebParts {
  loadRules(): Promise<RulesPart>
  /** Where the work on a cycle goes on: `to` has `$cycleId` in it. */
  onward: readonly { label: Saying; to: string; access: DeskPage['access'] }[]
}
