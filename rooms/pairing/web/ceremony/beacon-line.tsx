/** The public value: which one was announced, when it comes, and what it was. */
import { useEffect, useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import type { Ceremony } from './queries.ts'

export function BeaconLine({ ceremony: { beacon, stage } }: { ceremony: Ceremony }) {
  const say = useSay()
  const left = useSecondsUntil(beacon.value === null ? beacon.expectedAt : null)
  return (
    <div className="beacon">
      <h2>{say(words.beacon)}</h2>
      <p className="beacon-event">{beacon.event}</p>
      <p className="beacon-value" aria-live="polite">
        {beacon.value !== null ? (
          <Hash hex={beacon.value} fours={16} />
        ) : left > 0 ? (
          say(words.countdown, { left: sayLeft(left) })
        ) : (
          say(stage === 'waiting' ? words.beaconNow : words.beaconWait)
        )}
      </p>
      {stage === 'ready' && <p className="beacon-ready">{say(words.complete)}</p>}
    </div>
  )
}

/** `2:05`, and with hours `1:02:05`. */
function sayLeft(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const end = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`
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
