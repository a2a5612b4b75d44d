/** What can be done with the draft: undo and save while it is changed, freeze once it is saved. */
import type { Roster } from '@lianjian/pairing'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { stepDone } from '../../shared/run-schema.ts'
import { actWords } from '../act-words.ts'
import { type Run, runPath } from '../queries.ts'
import { StepDialog } from '../step-dialog.tsx'
import { rosterBody } from './draft.ts'
import type { DraftInHand } from './use-draft.ts'
import { studioWords as words } from './words.ts'

interface StudioActsProps {
  run: Run
  roster: Roster
  draft: DraftInHand
}

export function StudioActs({ run, roster, draft }: StudioActsProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const [freezing, setFreezing] = useState<Run>()
  const { now, version, isChanged, canUndo } = draft
  const save = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const path = `${runPath({ county: run.countyCode, id: run.id })}/rules`
      const done = await api.send<z.infer<typeof stepDone>>('PUT', path, {
        version,
        rules: now.rules,
        roster: rosterBody(roster, now.changes),
      })
      draft.keep(done.version)
      tell({ said: say(words.saved) })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      // Refused, too: what is shown may be old.
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
      setBusy(false)
    }
  }
  return (
    <>
      {canUndo && <Button onClick={draft.undo}>{say(words.undo)}</Button>}
      {isChanged && <Button onClick={draft.startOver}>{say(words.startOver)}</Button>}
      {isChanged ? (
        <Button type="primary" loading={busy} onClick={save}>
          {say(words.save)}
        </Button>
      ) : (
        <Button type="primary" onClick={() => setFreezing(run)}>
          {say(actWords.freeze.act)}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} sending />}
      {freezing && (
        <StepDialog run={freezing} act="freeze" onClose={() => setFreezing(undefined)} />
      )}
    </>
  )
}
