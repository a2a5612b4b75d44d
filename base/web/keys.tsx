/** Single keys, and the list of them that `?` shows. A key is never taken from somebody who is typing. */
import { useEffect, useRef } from 'react'
import type { Saying } from '#base/shared/words.ts'

export interface Key {
  /** As `KeyboardEvent.key` says it. */
  key: string
  what: Saying
  act(): void
}

const pressed = new Map<symbol, { keys: readonly Key[]; frame: boolean }>()

/** The keys of the parts that are on the page now, newest first, those of the frame around every page last. */
export function listKeys(): Key[] {
  const parts = [...pressed.values()].reverse()
  const all = [
    ...parts.filter(({ frame }) => !frame),
    ...parts.filter(({ frame }) => frame),
  ].flatMap(({ keys }) => keys)
  return all.filter((each, at) => all.findIndex(({ key }) => key === each.key) === at)
}

/** Effects of a page may run before those of the frame around it: which one yields is said, not guessed. */
export function useKeys(keys: readonly Key[], { frame = false } = {}): void {
  const own = useRef(Symbol('keys'))
  useEffect(() => {
    pressed.set(own.current, { keys, frame })
  })
  useEffect(() => {
    const name = own.current
    return () => {
      pressed.delete(name)
    }
  }, [])
}

export function listenToKeys(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || isTyping(event))
      return
    const found = listKeys().find(({ key }) => key === event.key)
    if (!found) return
    event.preventDefault()
    found.act()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}

function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  if (
    isComposing ||
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]), dialog[open]')
  )
    return true
  const { tagName = '', isContentEditable = false } = target instanceof HTMLElement ? target : {}
  const type = target instanceof HTMLInputElement ? target.type : ''
  return (
    isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(tagName) ||
    (tagName === 'INPUT' && !['checkbox', 'radio', 'button'].includes(type))
  )
}
