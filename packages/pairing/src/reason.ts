/** Something said to a reader: a code with its parameters, put into words by `words.ts`, never by the caller. */
export interface Reason {
  code: string
  params: Record<string, string | number>
}
