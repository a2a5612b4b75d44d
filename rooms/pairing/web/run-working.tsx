/** While something is computed: what, that nobody has to wait for it, and how it is called off. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Notice, ProblemNotice } from '#base/web/notice.tsx'
import { type Run, runPath } from './queries.ts'
import { runWords as words } from './run-words.ts'

const titles = {
  simulate: words.workingSimulate,
  draw: words.workingDraw,
  solve: words.working,
} as const

export function RunWorking({ run, working }: { run: Run; working: keyof typeof titles }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { countyCode: county, id, version } = run
  const callOff = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.send('POST', `${runPath({ county, id })}/call-off`, { version })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
      setBusy(false)
    }
  }
  return (
    <div role="status">
      <Notice title={say(titles[working])}>
        <p>{say(words.leave)}</p>
        {problem && <ProblemNotice problem={problem} sending />}
        <p className="acts">
          <Button loading={busy} onClick={callOff}>
            {say(words.callOff)}
          </Button>
        </p>
      </Notice>
    </div>
  )
}
