/** What rows that are sound will do, and the act that does it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import type { BatchAnswer } from '../../shared/batch-schema.ts'
import { pasteWords as words } from '../words.ts'

interface BatchOutcomeProps {
  of: BatchAnswer
  onTake(): Promise<void>
}

export function BatchOutcome({ of, onTake }: BatchOutcomeProps) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { made, corrected, unchanged, notices } = of
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onTake()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="section">
      <p className="strong" role="status">
        {say(words.sound)}
      </p>
      <p>{say(words.will, { made, corrected, unchanged })}</p>
      {notices.length > 0 && (
        <p className="hint">
          {say(words.left, { columns: notices.map(({ column }) => column).join('、') })}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts">
        <Button type="primary" size="large" loading={busy} onClick={take}>
          {say(words.take)}
        </Button>
      </p>
    </section>
  )
}
