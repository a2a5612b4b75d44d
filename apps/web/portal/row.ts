/** The part of the verification page that holds a village's own row against what was published. */
import type { Read } from './read-file.ts'
import { say } from './say.ts'
import { type RowShown, showRow } from './show-row.ts'
import type { Verifier } from './verifier.ts'

export interface RowPart {
  compare(read: Read): Promise<void>
  /** Again, after another transcript was recomputed; nothing when no row was given yet. */
  compareAgain(): Promise<void>
  show(): void
}

export function startRow(verifier: Verifier): RowPart {
  const result = document.getElementById('row-result') as HTMLElement
  const choose = document.getElementById('row-choose') as HTMLElement
  let bytes: Uint8Array<ArrayBuffer> | undefined
  let shown: RowShown | undefined
  // Only the newest file may write to the page.
  let turn = 0

  const show = () => {
    if (!shown) return
    choose.textContent = say('rowChooseOther')
    result.replaceChildren(showRow(shown))
  }
  const compareAgain = async () => {
    if (!bytes) return
    const own = ++turn
    // What is sent to the worker is gone from here.
    const outcome = await verifier.compareRow(bytes.slice())
    if (own !== turn) return
    shown = outcome
    show()
  }
  return {
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
