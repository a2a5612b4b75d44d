/** What is said when something cannot be shown or was refused: why, what to do, whom to ask. */
import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { noteUnanswered, onAnswered } from './answers.ts'
import { type ApiProblem, problemOf } from './api.ts'
import { useSay } from './language.tsx'
import { kitWords as words } from './words.ts'

interface NoticeProps {
  title: string
  children?: ReactNode
  /** Read out at once. */
  alert?: boolean
}

export function Notice({ title, children, alert = false }: NoticeProps) {
  return (
    <div className="notice" {...(alert && { role: 'alert' })}>
      <p className="strong">{title}</p>
      {children}
    </div>
  )
}

interface ProblemNoticeProps {
  problem: ApiProblem
  /** Whether something was being sent rather than read. */
  sending?: boolean
  children?: ReactNode
}

export function ProblemNotice({ problem, sending = false, children }: ProblemNoticeProps) {
  const say = useSay()
  const isBack = useIsBack(problem)
  if (isBack && sending) {
    return (
      <div role="status">
        <Notice title={say(words.backAgain)}>
          <p>{say(words.backAgainDetail)}</p>
        </Notice>
      </div>
    )
  }
  const unanswered = sending
    ? [words.notSent, words.notSentDetail]
    : [words.noAnswer, words.noAnswerDetail]
  const [title, detail] = problem.unanswered
    ? unanswered.map((each) => say(each))
    : [problem.title, problem.detail]
  return (
    <Notice title={title || problem.code} alert>
      {detail && <p>{detail}</p>}
      {problem.faults.map(({ pointer, detail: said }) => (
        <p key={pointer + said}>{said}</p>
      ))}
      {problem.status >= 500 && problem.requestId && (
        <p className="small">
          {say(words.askWithId)} <span className="mono">{problem.requestId}</span>
        </p>
      )}
      {children}
    </Notice>
  )
}

/** Whether the server answers again since something was not answered. */
function useIsBack(problem: ApiProblem): boolean {
  const [since, setSince] = useState<ApiProblem>()
  useEffect(() => {
    if (!problem.unanswered) return
    const stop = onAnswered(() => setSince(problem))
    // It may have come back before anybody listened here.
    noteUnanswered()
    return stop
  }, [problem])
  return since === problem
}

/** In place of what could not be read. */
export function Unread({ error, retry }: { error: unknown; retry(): void }) {
  const say = useSay()
  const problem = problemOf(error)
  // What is not there, not for me or asked wrongly is so the second time, too; too many requests are not.
  const { status } = problem
  const lasting = status >= 400 && status < 500 && status !== 408 && status !== 429
  return (
    <ProblemNotice problem={problem}>
      {problem.status === 404 && <p>{say(words.askWhom)}</p>}
      {!lasting && (
        <p className="acts">
          <Button onClick={retry}>{say(words.again)}</Button>
        </p>
      )}
    </ProblemNotice>
  )
}

/** In place of what is on its way. */
export function Loading() {
  const say = useSay()
  return (
    <p className="loading" role="status">
      {say(words.loading)}
    </p>
  )
}
