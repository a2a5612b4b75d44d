/** The public value: which one was announced, when it comes, and what it was. */
import { useEffect, useState } from 'react'
import { type Say, useSay } from '#base/web/language.tsx'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import type { Ceremony } from './queries.ts'

export function BeaconLine({ ceremony: { beacon, stage } }: { ceremony: Ceremony }) {
  const say = useSay()
  const left = useSecondsUntil(beacon.isDue ? null : beacon.expectedAt)
  return (
    <div className="beacon">
      <h2>{say(words.beacon)}</h2>
      <p className="beacon-event">{beacon.event}</p>
      <p className="beacon-value" aria-live="polite">
        {beacon.value !== null ? (
          <Hash hex={beacon.value} fours={16} />
        ) : left > 0 ? (
          sayLeft(left, say)
        ) : (
          say(stage === 'waiting' ? words.beaconNow : words.beaconWait)
        )}
      </p>
      {stage === 'ready' && <p className="beacon-ready">{say(words.complete)}</p>}
    </div>
  )
}

/** What is further off is told in days. */
const nearHours = 48

/** `2:05`, and with hours `1:02:05`. */
function sayLeft(seconds: number, say: Say): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const end = two(seconds % 60)
  if (hours >= nearHours) return say(words.countdownDays, { days: Math.floor(hours / 24) })
  const left = hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`
  return say(words.countdown, { left })
}

function useSecondsUntil(moment: string | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (moment === null) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [moment])
  return moment === null ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000))
}
