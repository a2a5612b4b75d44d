/** What a verified transcript still does not prove; said beside every verdict. */
import type { Rows } from './publish.ts'
import type { Reason } from './reason.ts'
import type { Transcript } from './transcript.ts'

/** What a frozen list by itself does not prove. */
export function limitsOfList(rows: Rows): Reason[] {
  return [{ code: 'list-announced', params: {} }, ...rosterLimits(rows)]
}

function rosterLimits(rows: Rows): Reason[] {
  const limits: Reason[] = []
  const say = (code: string) => limits.push({ code, params: {} })
  if (rows.orientation !== undefined) say('tiers-right')
  say('roster-true')
  if (rows.secret === 'derived') say('secret-derived')
  return limits
}

/** @param locked pairs fixed beforehand */
export function limitsOf({ instance, rows, ceremony, draw }: Transcript, locked: number): Reason[] {
  const limits: Reason[] = []
  const say = (code: string, params: Reason['params'] = {}) => limits.push({ code, params })
  if (ceremony === 'none') say('fairness-none')
  else {
    say('sealed-in-time', { announced: ceremony.announced })
    if (ceremony.beacon.kind === 'drand-quicknet') {
      say('beacon-signature-unchecked', { round: ceremony.beacon.round ?? 0 })
    } else {
      say('beacon-value-unchecked', { event: ceremony.beacon.event })
    }
  }
  say('only-run')
  limits.push(...rosterLimits(rows))
  if (locked > 0) say('locked-right', { locked })
  if (draw && !draw.uniform) {
    say('not-uniform', {
      fallbacks: draw.strata.filter((stratum) => stratum.attempt === 0).length,
      repairs: draw.repairs.length,
    })
  }
  if (instance.rules.method === 'optimize') say('objectives-right')
  return limits
}
