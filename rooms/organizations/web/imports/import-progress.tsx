/** How far a job is and how long it may take. */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import type { Import } from './import-queries.ts'
import { importWords as words } from './import-words.ts'
import { useImportAct } from './use-import-act.ts'

/** Bytes of a few thousand rows, which take seconds. */
const small = 1024 * 1024

export function ImportProgress({ of }: { of: Import }) {
  const say = useSay()
  const { state, progress, ahead, bytes } = of
  const { act, busy, problem } = useImportAct(of)
  const left = useTimeLeft(state, progress)
  const title =
    state === 'applying' ? words.applying : state === 'undoing' ? words.undoing : words.checking
  const mayCancel = state === 'uploaded' || state === 'reading'
  return (
    <div className="progress">
      <h2 id="progress">{say(title)}</h2>
      <progress max={100} value={progress} aria-labelledby="progress" />
      <p role="status">
        {ahead > 0 ? (
          say(words.waiting, { count: ahead })
        ) : (
          <>
            <b>{say(words.percent, { percent: progress })}</b>{' '}
            <span className="second">
              {left ? say(...left) : say(bytes < small ? words.soon : words.minutes)}
            </span>
          </>
        )}
      </p>
      <p className="second">{say(words.leave)}</p>
      {problem && <ProblemNotice problem={problem} sending />}
      {mayCancel && (
        <p className="acts">
          <Button loading={busy} onClick={() => act('POST', 'cancel')}>
            {say(words.cancel)}
          </Button>
        </p>
      )}
    </div>
  )
}

type Said = [Saying, { count: number }]

/** From how far it came while this page looked; undefined until that says something. */
function useTimeLeft(state: string, progress: number): Said | undefined {
  const [seen, setSeen] = useState({ state, from: progress, at: Date.now(), now: Date.now() })
  useEffect(() => {
    const now = Date.now()
    setSeen((before) =>
      before.state === state && progress >= before.from
        ? { ...before, now }
        : { state, from: progress, at: now, now },
    )
  }, [state, progress])
  const done = progress - seen.from
  const passed = seen.now - seen.at
  if (done < 5 || passed < 3000 || progress >= 100) return undefined
  const seconds = ((100 - progress) / done) * (passed / 1000)
  if (seconds < 55) return [words.leftSeconds, { count: Math.max(5, Math.ceil(seconds / 5) * 5) }]
  return [words.leftMinutes, { count: Math.ceil(seconds / 60) }]
}
