/** The page that recomputes a published pairing and compares a row with it. In a worker the same file computes. */
import { element } from './element.ts'
import { kindOf } from './file-kind.ts'
import { fetchPublished, type Read, type Refusal, readFile } from './read-file.ts'
import { type Held, startRow } from './row.ts'
import { languageOfPage, say, saySize } from './say.ts'
import { type Shown, showOutcome } from './show-outcome.ts'
import { answerPage, startVerifier } from './verifier.ts'
import { type VerifySaying, verifyWords } from './verify-words.ts'

if (typeof document === 'undefined') answerPage()
else startPage()

function startPage(): void {
  const file = part('file')
  const published = document.getElementById('published')
  const { published: address, name = '', community = '' } = file.dataset
  const verifier = startVerifier()
  let chosen: { published: boolean; name: string; size: number } | undefined
  let shown: Shown | undefined
  // Only the newest file may write to the page.
  let turn = 0
  let taken = 0
  let held: Held = 'nothing'
  const row = startRow(verifier, () => held)

  const progress = (text: string) => {
    part('progress').textContent = text
  }
  const describe = () => {
    if (!chosen) return
    const size = saySize(chosen.size)
    // Every transcript is called transcript.json: which one it is, only what it says itself tells, once it holds.
    const title = shown && 'summary' in shown ? shown.summary.title : undefined
    const sizeSaid = chosen.published ? say('published', { size }) : size
    const named = title && !chosen.published
    part('chosen').replaceChildren(
      element('span', { class: 'called' }, title ?? chosen.name),
      element('span', { class: 'small third' }, ...(named ? [chosen.name, ' · '] : []), sizeSaid),
    )
    file.classList.add('taken')
    part('choose').textContent = say('chooseOther')
    // The act of this page is done; choosing again is a lesser one.
    part('choose').classList.remove('first')
    if (published) published.hidden = chosen.published
  }
  const show = () => {
    part('result').replaceChildren(...(shown ? showOutcome(shown, community) : []))
  }
  const run = async (read: (mine: () => boolean) => Promise<Read>, from: string | File) => {
    const own = ++turn
    const mine = () => own === turn
    shown = undefined
    held = 'reading'
    show()
    row.clear()
    const result = await read(mine)
    if (!mine()) return
    if (from instanceof File) {
      chosen = { published: false, name: from.name, size: from.size }
    } else if ('bytes' in result) {
      chosen = { published: true, name, size: result.bytes.length }
    }
    describe()
    if ('bytes' in result) progress(say('computing'))
    const outcome =
      'bytes' in result ? await verifier.recompute(result.bytes) : refused(result.refusal)
    if (!mine()) return
    progress('')
    shown = outcome
    held = heldAfter(outcome)
    describe()
    show()
    document.querySelector<HTMLElement>('.verdict')?.focus()
    // A row that waited for its transcript, or was held against the one before.
    await row.compareAgain()
  }

  /** Where it was chosen only says what is meant when the file itself does not. */
  const take = async (each: File | undefined, meant: 'transcript' | 'opening') => {
    if (!each) return
    const own = ++taken
    row.clear()
    const read = await readFile(each)
    if (own !== taken) return
    const kind = ('bytes' in read && kindOf(read.bytes)) || meant
    if (kind === 'opening') await row.compare(read)
    else void run(async () => read, each)
  }
  const checkPublished = (from: string) =>
    run((mine) => {
      progress(say('fetching'))
      return fetchPublished(from, (bytes) => {
        if (mine()) progress(say('fetchingSize', { size: saySize(bytes) }))
      })
    }, from)

  chooseBy(part('choose'), part('input'), (each) => take(each, 'transcript'))
  chooseBy(part('row-choose'), part('row-input'), (each) => take(each, 'opening'))
  acceptDrops(file, (each, on) => take(each, part('row').contains(on) ? 'opening' : 'transcript'))
  published?.addEventListener('click', () => {
    if (address) void checkPublished(address)
  })
  switchLanguages(() => {
    describe()
    show()
    row.show()
  })
  part('without').remove()
  file.hidden = false
  part('row').hidden = false
  if (address) void checkPublished(address)
}

function part(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement
}

function chooseBy(
  button: HTMLElement,
  input: HTMLElement,
  take: (file: File | undefined) => void,
): void {
  const files = input as HTMLInputElement
  button.addEventListener('click', () => files.click())
  files.addEventListener('change', () => {
    take(files.files?.[0])
    // The same file chosen again, after it was changed, is a new question.
    files.value = ''
  })
}

function refused(refusal: Refusal): Shown {
  return { refusal }
}

/** Of a file that never arrived nobody can say that it did not pass. */
function heldAfter(outcome: Shown): Held {
  if ('refusal' in outcome) return outcome.refusal.saying === 'notFetched' ? 'nothing' : 'failed'
  return outcome.ok ? 'verified' : 'failed'
}

/** A file let go anywhere on the page is meant for it; without this the browser would open it instead. */
function acceptDrops(target: HTMLElement, take: (file: File | undefined, on: Node) => void): void {
  addEventListener('dragover', (event) => {
    event.preventDefault()
    target.classList.add('over')
  })
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) target.classList.remove('over')
  })
  addEventListener('drop', (event) => {
    event.preventDefault()
    target.classList.remove('over')
    take(event.dataTransfer?.files[0], event.target as Node)
  })
}

/** Only the page that works offline has these buttons; the others are written in one language by the server. */
function switchLanguages(afterwards: () => void): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-language]')]
  const mark = () => {
    for (const button of buttons) button.hidden = button.dataset.language === languageOfPage()
  }
  for (const button of buttons) {
    button.addEventListener('click', () => {
      document.documentElement.lang = button.dataset.language as string
      for (const each of document.querySelectorAll<HTMLElement>('[data-say]')) {
        const saying = each.dataset.say as VerifySaying
        if (saying in verifyWords) each.textContent = say(saying)
      }
      document.title = say('title')
      mark()
      afterwards()
    })
  }
  mark()
}
