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

let party: SealingParty | undefined
/** The link belongs to nobody here, and will not tomorrow either. */
let isStrange = false
let shown = ''
let seen = ''

/** No network, or a link of nobody: as long as it is so. */
const note = element('p', { class: 'empty', role: 'status' })
/** What came of the last press, until something else is to be done. */
const said = element('p', { class: 'empty strong', role: 'alert' })
const own = element('div', {})
place.append(note, own, said)
tell(note, undefined)
tell(said, undefined)

function tell(where: HTMLElement, text: string | undefined): void {
  where.hidden = text === undefined
  if (where.textContent !== (text ?? '')) where.textContent = text ?? ''
}

async function look(): Promise<void> {
  const answer = await ask<Ceremony>(path)
  if (!('value' in answer)) return tell(note, saySaying(ceremonyWords.offline))
  const ceremony = answer.value
  if (token !== '' && !party && !isStrange) await recognize(ceremony)
  else if (!isStrange) tell(note, undefined)
  show(ceremony)
  await follow(JSON.stringify([ceremony.stage, ceremony.parties, ceremony.beacon]))
}

async function recognize({ inputRoot }: Ceremony): Promise<void> {
  const answer = await ask<{ number: number; party: string }>(`${path}/party`, { token })
  if ('value' in answer) {
    party = { run, inputRoot, ...answer.value }
    return tell(note, undefined)
  }
  isStrange = 'refused' in answer
  tell(note, saySaying(isStrange ? ceremonyWords.wrongLink : ceremonyWords.offline))
}

/** Only when something else is to be done: what is being typed stays. */
function show(now: Ceremony): void {
  if (!party) return
  const state = partyStateOf(now, party.number, readShare(party))
  const key = `${state} ${now.stage}`
  if (key === shown) return
  shown = key
  tell(said, undefined)
  own.replaceChildren(
    ...showParty({
      party,
      ceremony: now,
      state,
      path,
      token,
      tell: (text) => tell(said, text),
      done: look,
    }),
  )
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
