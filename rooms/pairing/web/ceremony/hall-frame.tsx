/** Above and below every scene: what is drawn, how far it is, the fingerprint of the list. */
import { useEffect, useState } from 'react'
import { useReading, useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { hallWords as words } from './hall-words.ts'
import { Hash } from './hash.tsx'
import type { Ceremony } from './queries.ts'

const names = [words.scene1, words.scene2, words.scene3, words.scene4, words.scene5]

export function HallHead({ ceremony, scene }: { ceremony: Ceremony; scene: number }) {
  const say = useSay()
  const title = `${say(words.title)} · ${ceremony.title}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="hall-head">
      <h1>
        {ceremony.demo && <span className="hall-demo">{say(words.demo)}</span>}
        {ceremony.event}
      </h1>
      <ol aria-label={say(words.scenes)}>
        {names.map((name, at) => (
          <li key={name.zh} {...(at + 1 === scene && { 'aria-current': 'step' })}>
            {at + 1 < scene && <Mark name="tick" />}
            {say(name)}
          </li>
        ))}
      </ol>
      <Clock />
    </header>
  )
}

/** Hours and minutes of the room. */
function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return <time className="hall-clock">{clockOf(now)}</time>
}

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: 'numeric',
  minute: '2-digit',
})

const clockOf = (moment: Date) => clockFormat.format(moment)

interface HallFootProps {
  ceremony: Ceremony
  behindSince: Date | undefined
  unsent: boolean
}

/** What a hash begins with is enough to compare from a seat. */
const readFours = 8

export function HallFoot({ ceremony, behindSince, unsent }: HallFootProps) {
  const { say } = useReading()
  const said = behindSince
    ? say(words.offline, { at: clockOf(behindSince) })
    : unsent
      ? say(words.unsent)
      : undefined
  return (
    <footer className="hall-foot">
      <span className="hall-print-short">
        {say(words.fingerprint)} <Hash hex={ceremony.inputRoot} fours={readFours} />
      </span>
      <span role="status">
        {said && (
          <b>
            <Mark name="offline" /> {said}
          </b>
        )}
      </span>
      {!said && <span>{say(words.anybody)}</span>}
    </footer>
  )
}
