/** The host's buttons: seen when the mouse moves or a key reaches them, and always on a phone, which leads as a remote. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from '#base/web/keys.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Run } from '../queries.ts'
import { hallWords as words } from './hall-words.ts'
import { HostActs } from './host-acts.tsx'
import type { Ceremony } from './queries.ts'

/** Time to read two names, and to hear them read. */
const paceMs = 2000
/** How long the buttons stay after the mouse has come to rest. */
const shownMs = 3000

interface HallControlsProps {
  run: Run
  ceremony: Ceremony
  /** Pairs are still to land. */
  isLanding: boolean
  onNext(): void
  onBack(): void
  onSkip(): void
}

export function HallControls(props: HallControlsProps) {
  const { run, ceremony, isLanding, onNext, onBack, onSkip } = props
  const say = useSay()
  const shown = useMouseMoved()
  const [playing, setPlaying] = useState(false)
  const isPlaying = playing && isLanding
  useEvery(isPlaying ? paceMs : undefined, onNext)
  const key = (name: string, what: typeof words.next | typeof words.back, act: () => void) => ({
    ...{ key: name, what, act: unlessOnButton(name, act) },
  })
  useKeys([
    ...['ArrowRight', 'PageDown', ' '].map((name) => key(name, words.next, onNext)),
    ...['ArrowLeft', 'PageUp'].map((name) => key(name, words.back, onBack)),
    { key: 'ArrowDown', what: words.skip, act: () => isLanding && onSkip() },
    { key: 'p', what: words.play, act: () => setPlaying(!isPlaying) },
    { key: 'f', what: words.fullScreen, act: toggleFullScreen },
  ])
  const { countyCode: county, id } = run
  return (
    <nav
      className={shown ? 'hall-controls shown' : 'hall-controls'}
      aria-label={say(words.controls)}
    >
      <div className="hall-pace">
        <Button size="large" onClick={onBack}>
          {say(words.back)}
        </Button>
        <Button size="large" onClick={onNext}>
          {say(words.next)}
        </Button>
        {isLanding && (
          <>
            <Button size="large" aria-pressed={isPlaying} onClick={() => setPlaying(!isPlaying)}>
              {say(isPlaying ? words.pause : words.play)}
            </Button>
            <Button size="large" onClick={onSkip}>
              {say(words.skip)}
            </Button>
          </>
        )}
      </div>
      <div className="hall-acts">
        <HostActs run={run} ceremony={ceremony} />
        <Button className="hall-full" size="large" onClick={toggleFullScreen}>
          {say(words.fullScreen)}
        </Button>
        <Link to="/pairing/runs/$county/$id/ceremony" params={{ county, id }}>
          {say(words.leave)}
        </Link>
      </div>
    </nav>
  )
}

/** Space on a button presses that button. */
function unlessOnButton(name: string, act: () => void): () => void {
  return () => {
    const { activeElement: on } = document
    if (name === ' ' && on instanceof HTMLButtonElement) on.click()
    else act()
  }
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  // Refused where a device has no full screen; nothing is lost by it.
  else void document.documentElement.requestFullscreen?.().catch(() => undefined)
}

/** @param ms undefined while nothing is done */
function useEvery(ms: number | undefined, act: () => void): void {
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  useEffect(() => {
    if (ms === undefined) return
    const timer = setInterval(() => newest.current(), ms)
    return () => clearInterval(timer)
  }, [ms])
}

function useMouseMoved(): boolean {
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const see = () => {
      setMoved(true)
      clearTimeout(timer)
      timer = setTimeout(() => setMoved(false), shownMs)
    }
    addEventListener('pointermove', see)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', see)
    }
  }, [])
  return moved
}
