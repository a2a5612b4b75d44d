/** What was just done is said in a line, and for ten seconds taken back with one tap where it can be. */
import { Button } from 'antd'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { type ApiProblem, problemOf } from './api.ts'
import { useSay } from './language.tsx'
import { Mark } from './marks.tsx'
import { ProblemNotice } from './notice.tsx'
import { kitWords as words } from './words.ts'

export interface Undoable {
  /** What was done, as a sentence. */
  said: string
  /** Absent for what is not taken back. */
  undo?(): Promise<unknown>
}

export const undoMs = 10_000

const Context = createContext<((done: Undoable) => void) | undefined>(undefined)

/** @returns call it with what was just done and, where it can be, how it is undone */
export function useUndo(): (done: Undoable) => void {
  const offer = useContext(Context)
  if (!offer) throw new Error('used outside <UndoProvider>')
  return offer
}

export function UndoProvider({ children }: { children: ReactNode }) {
  const say = useSay()
  const [offered, setOffered] = useState<Undoable>()
  const [undone, setUndone] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOffered(undefined), undoMs)
  }, [])
  const hold = useCallback(() => clearTimeout(timer.current), [])
  const offer = useCallback(
    (done: Undoable) => {
      setProblem(undefined)
      setUndone(false)
      setOffered(done)
      wait()
    },
    [wait],
  )
  useEffect(() => hold, [hold])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const height = place.current?.offsetHeight ?? 0
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement
    // Whoever is at the end of a page stays there: the line that comes below it covers none of its last buttons.
    if (offered && scrollHeight - height - clientHeight - scrollTop < 1) scrollBy(0, height)
  }, [offered])
  const undo = async () => {
    hold()
    try {
      await offered?.undo?.()
      setUndone(true)
      wait()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const undoable = offered?.undo !== undefined && !undone
  return (
    <Context value={offer}>
      {children}
      <div className="undo-place" role="status" ref={place}>
        {offered && (
          // Whoever reads slowly or aims long keeps the offer by resting on it.
          // biome-ignore lint/a11y/noStaticElementInteractions: resting on it is no act of its own
          <div
            className="undo"
            onMouseEnter={hold}
            onMouseLeave={wait}
            onFocus={hold}
            onBlur={wait}
          >
            <Mark name="tick" />
            <p>
              {undone ? say(words.undone) : offered.said}
              {undoable && <span className="small"> {say(words.undoFor)}</span>}
            </p>
            {undoable && <Button onClick={undo}>{say(words.undo)}</Button>}
            {problem && <ProblemNotice problem={problem} sending />}
            {undoable && <i key={offered.said} className="undo-time" />}
          </div>
        )}
      </div>
    </Context>
  )
}
