/** What a party sees and does, by how far the draw is. */
import { ceremonyWords } from './ceremony-words.ts'
import { element, hashOf, mark } from './element.ts'
import {
  commitmentOf,
  makeShare,
  parseShare,
  readShare,
  type SealedShare,
  type SealingParty,
  shareOf,
} from './kept-share.ts'
import { ask } from './party-requests.ts'
import type { Ceremony, PartyState } from './party-state.ts'
import { saySaying } from './say.ts'

interface Part {
  party: SealingParty
  ceremony: Ceremony
  state: PartyState
  path: string
  token: string
  /** Says what came of the last press; undefined takes it away. */
  tell(text: string | undefined): void
  /** Looks at the draw again. */
  done(): Promise<void>
}

const words = ceremonyWords

export function showParty(part: Part): HTMLElement[] {
  const { party, state } = part
  const heading = element('p', { class: 'since' }, saySaying(words.yours, { party: party.party }))
  return [element('section', { class: 'party' }, heading, ...content[state](part))]
}

const content: Record<PartyState, (part: Part) => HTMLElement[]> = {
  make: (part) => [
    paragraph(saySaying(words.makeHow)),
    paragraph(saySaying(words.keep)),
    actOf(saySaying(words.make), () => seal(part)),
  ],
  sealed: (part) => {
    const kept = readShare(part.party)
    return [
      verdict(saySaying(words.isSealed)),
      paragraph(saySaying(words.isSealedHow)),
      ...(kept ? [sealOf(kept), copyOf(kept)] : []),
    ]
  },
  elsewhere: (part) => {
    const isOpen = part.ceremony.stage !== 'sealing'
    return [
      refusal(saySaying(words.elsewhere)),
      paragraph(saySaying(isOpen ? words.elsewhereHow : words.elsewhereNow)),
      ...(isOpen ? typing(part) : []),
    ]
  },
  differs: (part) => [
    refusal(saySaying(words.differs)),
    paragraph(saySaying(words.elsewhereHow)),
    ...(part.ceremony.stage === 'sealing' ? [] : typing(part)),
  ],
  reveal: (part) => [
    paragraph(saySaying(words.revealHow)),
    actOf(saySaying(words.reveal), async () => {
      const kept = readShare(part.party)
      if (kept) await reveal(part, kept)
    }),
  ],
  late: () => [refusal(saySaying(words.late))],
  revealed: () => [verdict(saySaying(words.isRevealed)), paragraph(saySaying(words.isRevealedHow))],
  over: () => [paragraph(saySaying(words.isOver))],
  void: () => [refusal(saySaying(words.isVoid))],
}

/** The number is on the device before its seal leaves it. */
async function seal(part: Part): Promise<void> {
  const kept = readShare(part.party) ?? makeShare(part.party)
  if (!kept) return part.tell(saySaying(words.cannotKeep))
  await send(part, 'commit', { commitment: commitmentOf(kept) })
}

async function reveal(part: Part, { share }: SealedShare): Promise<void> {
  await send(part, 'reveal', { share })
}

async function send(part: Part, what: 'commit' | 'reveal', body: object): Promise<void> {
  const { path, token, tell, done } = part
  const answer = await ask(`${path}/${what}`, { token, ...body })
  if ('unanswered' in answer) return tell(saySaying(words.unsent))
  // What was refused is looked at again: the draw may have gone on.
  await done()
  if ('refused' in answer) tell(answer.refused)
}

/** For whoever sealed on a device that is gone, and has the number on paper or in a file. */
function typing(part: Part): HTMLElement[] {
  const { party, ceremony, tell } = part
  const field = element('textarea', {
    ...{ id: 'typed', class: 'field number-field', rows: '4' },
    ...{ autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' },
  })
  const files = element('input', { type: 'file', accept: '.json,application/json' })
  files.hidden = true
  files.addEventListener('change', async () => {
    const text = (await files.files?.[0]?.text()) ?? ''
    field.value = parseShare(text)?.share ?? ''
    files.value = ''
  })
  const choose = element('button', { class: 'button', type: 'button' }, saySaying(words.typedFile))
  choose.addEventListener('click', () => files.click())
  const use = async () => {
    const digits = field.value.replace(/\s/g, '').toLowerCase()
    if (!/^[0-9a-f]{64}$/.test(digits)) return tell(saySaying(words.typedWrong))
    const typed = shareOf(party, digits)
    const row = ceremony.parties.find(({ number }) => number === party.number)
    if (commitmentOf(typed) !== row?.commitment) return tell(saySaying(words.typedDiffers))
    await reveal(part, typed)
  }
  return [
    element('label', { class: 'ask', for: 'typed' }, saySaying(words.typed)),
    field,
    files,
    actOf(saySaying(words.use), use, choose),
  ]
}

function paragraph(text: string): HTMLElement {
  return element('p', {}, text)
}

function verdict(text: string): HTMLElement {
  const disc = element('span', { class: 'disc' }, mark('tick'))
  return element('div', { role: 'status' }, element('h2', { class: 'party-verdict' }, disc, text))
}

function refusal(text: string): HTMLElement {
  return element('p', { class: 'which', role: 'alert' }, text)
}

/** One press at a time. */
function actOf(text: string, act: () => Promise<void>, ...others: HTMLElement[]): HTMLElement {
  const button = element('button', { class: 'button first', type: 'button' }, text)
  button.addEventListener('click', async () => {
    button.disabled = true
    await act()
    button.disabled = false
  })
  return element('p', { class: 'acts' }, button, ...others)
}

function sealOf(kept: SealedShare): HTMLElement {
  return element(
    'div',
    {},
    element('p', { class: 'small second' }, saySaying(words.yourSeal)),
    hashOf(commitmentOf(kept)),
  )
}

/** Folded away: in a room others look on. */
function copyOf(kept: SealedShare): HTMLElement {
  const save = element('button', { class: 'button', type: 'button' }, saySaying(words.save))
  save.addEventListener('click', () => {
    const file = new Blob([JSON.stringify(kept)], { type: 'application/json' })
    const address = URL.createObjectURL(file)
    element('a', { href: address, download: `${kept.party}.json` }).click()
    URL.revokeObjectURL(address)
  })
  return element(
    'details',
    {},
    element('summary', {}, saySaying(words.copy)),
    paragraph(saySaying(words.copyHow)),
    hashOf(kept.share),
    element('p', { class: 'acts' }, save),
  )
}
