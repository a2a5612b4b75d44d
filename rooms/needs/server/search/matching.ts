/** What is searched, and the words that have to hold for it. */
export type RecordKind = 'need' | 'offer'

export interface Matching {
  kind: RecordKind
  words: readonly MatchingWord[]
}

export interface MatchingWord {
  spellings: readonly string[]
  /** The records that it finds; undefined when they are too many to be named. */
  ids: readonly string[] | undefined
}
