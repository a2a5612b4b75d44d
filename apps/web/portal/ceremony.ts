/** The page of a draw: follows it, and for whoever came by a party's link does what that party does. */

import { ceremonyWords } from './ceremony-words.ts'
import { element } from './element.ts'
import { readShare, type SealingParty } from './kept-share.ts'
import { showParty } from './party-part.ts'
import { ask } from './party-requests.ts'
import { type Ceremony, partyStateOf } from './party-state.ts'
import { saySaying } from './say.ts'

const place = document.getElementById('party') as HTMLElement
const { path = '', run = '' } = place.dataset
// Behind the sign of the fragment it reaches no log; it goes to the server in the body of a request alone.
const token = location.hash.slice(1)
const everyMs = 2000

let ceremony: Ceremony | undefined
let party: SealingParty | undefined
let shown = ''
let seen = ''

/** What is said above everything else: no network, a wrong link. */
const note = element('p', { class: 'empty', role: 'status' })
note.hidden = true
const own = element('div', {})
place.append(note, own)

function tell(text: string | undefined): void {
  note.hidden = text === undefined
  if (note.textContent !== (text ?? '')) note.textContent = text ?? ''
}

async function look(): Promise<void> {
  const answer = await ask<Ceremony>(path)
  if (!('value' in answer)) return tell(saySaying(ceremonyWords.offline))
  ceremony = answer.value
  if (token !== '' && !party && !(await recognize(ceremony))) return
  tell(undefined)
  show(ceremony)
  await follow(JSON.stringify([ceremony.stage, ceremony.parties, ceremony.beacon]))
}

/** @returns whether it is known whose link this is */
async function recognize({ inputRoot }: Ceremony): Promise<boolean> {
  const answer = await ask<{ number: number; party: string }>(`${path}/party`, { token })
  if ('value' in answer) {
    party = { run, inputRoot, ...answer.value }
    return true
  }
  tell(saySaying('refused' in answer ? ceremonyWords.wrongLink : ceremonyWords.offline))
  return false
}

/** Only when something else is to be done: what is being typed stays. */
function show(now: Ceremony): void {
  if (!party) return
  const state = partyStateOf(now, party.number, readShare(party), Date.now())
  const key = `${state} ${now.stage}`
  if (key === shown) return
  shown = key
  own.replaceChildren(...showParty({ party, ceremony: now, state, path, token, tell, done: look }))
}

/** The rest of the page is the server's, in the language of the reader: what changed is taken from there. */
async function follow(now: string): Promise<void> {
  if (now === seen) return
  if (seen !== '') {
    const answer = await fetch(location.pathname).catch(() => undefined)
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('followed')
    if (fresh) document.getElementById('followed')?.replaceWith(fresh)
  }
  seen = now
}

async function keepLooking(): Promise<void> {
  if (document.visibilityState === 'visible') await look()
  setTimeout(keepLooking, everyMs)
}

void keepLooking()
