/** The part of the verification page that holds a village's own row against what was published. */
import type { Read } from './read-file.ts'
import { say } from './say.ts'
import { type RowShown, showRow } from './show-row.ts'
import type { Verifier } from './verifier.ts'

/** What there is to compare with: nothing yet, a file that is still read, one that did not pass, or one that holds. */
export type Held = 'nothing' | 'reading' | 'failed' | 'verified'

export interface RowPart {
  /** What was said is of a choice before this one. The row itself waits for the next transcript. */
  clear(): void
  compare(read: Read): Promise<void>
  /** Again, after another transcript was recomputed; nothing when no row was given yet. */
  compareAgain(): Promise<void>
  show(): void
}

export function startRow(verifier: Verifier, held: () => Held): RowPart {
  const result = document.getElementById('row-result') as HTMLElement
  const choose = document.getElementById('row-choose') as HTMLElement
  let bytes: Uint8Array<ArrayBuffer> | undefined
  let shown: RowShown | undefined
  // Only the newest file may write to the page.
  let turn = 0

  const clear = () => {
    turn++
    shown = undefined
    result.replaceChildren()
  }
  const show = () => {
    if (bytes || shown) choose.textContent = say('rowChooseOther')
    if (shown) result.replaceChildren(showRow(shown))
  }
  const compareAgain = async () => {
    if (!bytes) return
    const own = ++turn
    const against = held()
    // Comes back when the file is read.
    if (against === 'reading') return
    // Whoever chose a file that is no transcript must not be told of the one before it.
    const outcome =
      against === 'verified'
        ? // What is sent to the worker is gone from here.
          await verifier.compareRow(bytes.slice())
        : { waits: against }
    if (own !== turn) return
    shown = outcome
    show()
  }
  return {
    clear,
    show,
    compareAgain,
    compare: async (read) => {
      if ('bytes' in read) {
        bytes = read.bytes
        await compareAgain()
      } else {
        turn++
        bytes = undefined
        shown = refusalOf(read)
        show()
      }
      result.querySelector<HTMLElement>('.opened')?.focus()
    },
  }
}

/** The sentences about pictures and tables speak of transcripts. */
function refusalOf({ refusal }: Extract<Read, { refusal: unknown }>): RowShown {
  const isOther = ['picture', 'document', 'table', 'tooLarge'].includes(refusal.saying)
  return { refusal: isOther ? { saying: 'rowOther' } : refusal }
}
