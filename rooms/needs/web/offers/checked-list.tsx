/** What a list would make and change, or everything that is wrong with it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { FaultRows } from '#base/web/fault-rows.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice, ProblemNotice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import type { Brought } from '../../shared/sheet-schema.ts'
import { bringWords as words } from './words.ts'

export interface Checked {
  place: string
  publish: boolean
  name: string
  content: ArrayBuffer
  told: Brought
}

interface CheckedListProps {
  of: Checked
  onApply(of: Checked): Promise<void>
  onAnother(): void
}

export function CheckedList({ of, onApply, onAnother }: CheckedListProps) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { faults, notices, made, changed, unchanged } = of.told
  if (faults.length > 0) {
    return (
      <>
        <Notice title={say(words.faulty, { count: sayExactly(faults.length) })} alert>
          <p>{say(words.faultyHow)}</p>
        </Notice>
        <Section title={say(words.faults)}>
          <FaultRows of={faults.map(rowOf)} />
        </Section>
      </>
    )
  }
  const apply = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onApply(of)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={of.name}>
      <p className="strong" role="status">
        {say(words.sound)}
      </p>
      <p>{say(words.will, { made, changed, unchanged })}</p>
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts">
        <Button type="primary" size="large" loading={busy} onClick={apply}>
          {say(words.apply)}
        </Button>
        <Button size="large" disabled={busy} onClick={onAnother}>
          {say(words.another)}
        </Button>
      </p>
      {notices.length > 0 && (
        <details className="more">
          <summary>{say(words.notices)}</summary>
          <FaultRows of={notices.map(rowOf)} />
        </details>
      )}
    </Section>
  )
}

function rowOf({ wrong: text, ...fault }: Brought['faults'][number]) {
  return { ...fault, text }
}
