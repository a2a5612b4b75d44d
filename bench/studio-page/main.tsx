/** The parts of the studio that are measured, on a roster that is made here: `?supporters=119&communities=322`. */
import type { Roster } from '@lianjian/pairing'
import { functionCodes, needCodes, type Rules, rulesSchema } from '@lianjian/pairing/rules'
import { createRoot } from 'react-dom/client'
import { ReadingProvider } from '#base/web/language.tsx'
import '#base/web/tokens.css'
import '#rooms/pairing/web/studio/studio.css'
import { chartOf } from '#rooms/pairing/web/studio/chart.ts'
import { directoryOf } from '#rooms/pairing/web/studio/directory.ts'
import { Picture } from '#rooms/pairing/web/studio/picture.tsx'
import { openTrials } from '#rooms/pairing/web/studio/trial-client.ts'

const asked = new URLSearchParams(location.search)
const count = (name: string) => Number(asked.get(name))
const roster = rosterOf(count('supporters'), count('communities'))
const directory = directoryOf(roster)

function rosterOf(supporters: number, communities: number): Roster {
  const each = Math.ceil(communities / supporters)
  const pick = <Value,>(values: readonly Value[], at: number) => values[at % values.length] as Value
  return {
    supporters: Array.from({ length: supporters }, (_, at) => ({
      ...{ code: `S${at}`, name: `单位${at}`, kind: 'unit', tier: pick([1, 2, 3], at * 7) },
      ...{ function: pick(functionCodes, at), offers: [pick(needCodes, at * 5)] },
      ...{ region: '222403000000', min: 1, max: each + 1 },
    })),
    communities: Array.from({ length: communities }, (_, at) => ({
      ...{ code: `V${at}`, name: `村${at}`, kind: 'village', tier: pick([1, 2, 3], at * 11) },
      ...{ needs: [pick(needCodes, at * 3), pick(needCodes, at * 4 + 1)], min: 1, max: 1 },
      region: `2224031${String(at % 20).padStart(2, '0')}${String(200 + (at % 700))}`,
    })),
    relations: [],
    preferences: [],
  }
}

/** Another order of the wishes is another problem: nothing of the one before helps. */
function rulesOf(round: number): Rules {
  const wishes = ['function-need', 'tier', 'fit', 'balance'] as const
  const turned = [...wishes.slice(round % 4), ...wishes.slice(0, round % 4)]
  return rulesSchema.parse({
    ...{ method: 'optimize', tiers: 'sum-to-four', tiersHard: false, objectives: turned },
    functionNeed: { party: ['organization', 'culture'], economy: ['income'], law: ['legal'] },
  })
}

async function effects(rounds: number): Promise<number[]> {
  const trials = openTrials()
  trials.hold('bench', roster)
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    const draft = { rules: rulesOf(round), changes: [] }
    const { outcome } = await trials.ask('try', { run: 'bench', draft })
    if (outcome !== 'paired') throw new Error(outcome)
    taken.push(performance.now() - started)
  }
  trials.close()
  return taken
}

/** Milliseconds between frames while somebody points about. */
function frames(ms: number): Promise<number[]> {
  return new Promise((done) => {
    const gaps: number[] = []
    const began = performance.now()
    let last = began
    const next = (now: number) => {
      gaps.push(now - last)
      last = now
      if (now - began < ms) requestAnimationFrame(next)
      else done(gaps.slice(1))
    }
    requestAnimationFrame(next)
  })
}

Object.assign(window, { studio: { effects, frames } })

const pairs = roster.communities.map(
  ({ code }, at) => [`S${at % roster.supporters.length}`, code] as const,
)
const chart = chartOf(directory, pairs, ([, community]) => community.endsWith('7'))
createRoot(document.getElementById('root') as HTMLElement).render(
  <ReadingProvider loadMap={() => Promise.reject(new Error('not asked for'))}>
    <Picture
      chart={chart}
      nameOf={(_, code) => code}
      groupName={(_, key) => key}
      chosen={undefined}
      onChoose={() => undefined}
      onOpen={() => undefined}
      onLeave={() => undefined}
    />
  </ReadingProvider>,
)
