/** One line of 等我办: what to do and why, answered in place where one tap is an honest answer. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { type ApiProblem, newKey, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import type { WaitingAnswer, WaitingItem } from '#base/web/desk-part.ts'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { undoMs, useUndo } from '#base/web/undo.tsx'
import { deskWords as words } from './words.ts'

export function Waiting({ item, first }: { item: WaitingItem; first: boolean }) {
  const { language, say } = useReading()
  const { said, sending, problem, answer } = useAnswers()
  const thing =
    typeof item.thing === 'string'
      ? item.thing
      : say(item.thing as Saying, item.count === undefined ? {} : { count: item.count })
  const { answers = [] } = item
  return (
    <article className="waiting">
      <div>
        <h2>
          <b>{say(item.verb)}</b> <span>{thing}</span>
        </h2>
        <p className="second">{said ? say(said) : say(item.why)}</p>
      </div>
      {!said && (
        <p className="waiting-act">
          {answers.map((each, at) => (
            <Button
              key={each.label.zh}
              {...(first && at === 0 && { type: 'primary' })}
              aria-label={`${say(each.label)}: ${thing}`}
              disabled={sending}
              onClick={() => answer(each)}
            >
              {say(each.label)}
            </Button>
          ))}
          <ButtonLink to={item.act.to} first={first && answers.length === 0}>
            {say(item.act.label)}
          </ButtonLink>
        </p>
      )}
      {item.due && !said && (
        <p className="due">{say(words.due, { day: sayDate(item.due, language) })}</p>
      )}
      {problem && <ProblemNotice problem={problem} sending />}
    </article>
  )
}

/** What was answered stays in its place for as long as it can be taken back: nothing moves under the finger. */
function useAnswers() {
  const { say } = useReading()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [given, setGiven] = useState<WaitingAnswer>()
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const intent = useRef<{ answer: string; key: string }>(undefined)
  useEffect(() => {
    if (!given) return
    const timer = setTimeout(() => queryClient.invalidateQueries({ queryKey: ['waiting'] }), undoMs)
    return () => clearTimeout(timer)
  }, [given, queryClient])
  const renew = ({ renews }: WaitingAnswer) =>
    Promise.all(renews.map((noun) => queryClient.invalidateQueries({ queryKey: [noun] })))
  const undo = async (taken: WaitingAnswer, answered: unknown) => {
    await taken.undo(api, answered)
    setGiven(undefined)
    await renew(taken)
  }
  const answer = async (chosen: WaitingAnswer) => {
    setSending(true)
    setProblem(undefined)
    try {
      // Pressed again after a lost network, the same answer is not given twice.
      if (intent.current?.answer !== chosen.label.en) {
        intent.current = { answer: chosen.label.en, key: newKey() }
      }
      const answered = await chosen.send(api, intent.current.key)
      intent.current = undefined
      setGiven(chosen)
      tell({ said: say(chosen.said), undo: () => undo(chosen, answered) })
      await renew(chosen)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setSending(false)
    }
  }
  return { said: given?.said, sending, problem, answer }
}
