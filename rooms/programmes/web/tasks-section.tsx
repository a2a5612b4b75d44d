/** The work plan of a cycle, the first due first: what is late is said in words. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { StateChoice } from '#base/web/state-choice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { daysBetween } from '../shared/calendar.ts'
import { ChangeTaskDialog } from './change-task-dialog.tsx'
import { FinishTaskDialog } from './finish-task-dialog.tsx'
import { NewTaskDialog } from './new-task-dialog.tsx'
import { type Cycle, type Task, tasksQuery } from './queries.ts'
import { useRenewPlan } from './use-renew-plan.ts'
import { planWords as words } from './words.ts'

export function TasksSection({ cycle, writable }: { cycle: Cycle; writable: boolean }) {
  const say = useSay()
  const { api } = useDesk()
  const [state, setState] = useState<'open' | 'done'>('open')
  const [adding, setAdding] = useState(false)
  const query = useInfiniteQuery(tasksQuery(api, cycle.id, state))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      title={say(words.tasks)}
      {...(writable && {
        aside: <Button onClick={() => setAdding(true)}>{say(words.add)}</Button>,
      })}
    >
      <StateChoice
        label={words.state}
        value={state}
        choices={[
          { value: 'open', label: words.open },
          { value: 'done', label: words.done },
        ]}
        onChoose={setState}
      />
      {query.isPending && <Loading />}
      {query.isError && items.length === 0 && <Unread error={query.error} retry={query.refetch} />}
      {query.isSuccess && items.length === 0 && (
        <p className="second quick">{say(state === 'open' ? words.tasksNone : words.doneNone)}</p>
      )}
      <ul className="rows">
        {items.map((task) => (
          <li key={task.id}>
            <div>
              <p className="strong">{task.title}</p>
              <AboutTask task={task} />
              {task.note && <p className="small">{task.note}</p>}
            </div>
            {writable && (
              <div className="row-acts">
                {task.doneOn === null ? <Finish task={task} /> : <TakeBack task={task} />}
                {task.doneOn === null && <Change task={task} />}
              </div>
            )}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <p className="list-foot">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {say(words.more)}
          </Button>
        </p>
      )}
      {adding && <NewTaskDialog cycle={cycle} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function AboutTask({ task: { owner, dueOn, doneOn, doneBy } }: { task: Task }) {
  const { say, language } = useReading()
  const late = daysBetween(dueOn, dayOf(new Date()))
  const about =
    doneOn === null
      ? [say(words.owner, { owner }), say(words.due, { day: sayDate(dueOn, language) })]
      : [
          say(words.owner, { owner }),
          say(words.doneOn, { day: sayDate(doneOn, language) }),
          doneBy && say(words.doneBy, { name: doneBy }),
        ]
  return (
    <p className="small">
      {about.filter(Boolean).join(' · ')}
      {doneOn === null && late >= 0 && (
        <>
          {' · '}
          <b>{late === 0 ? say(words.dueToday) : say(words.overdue, { count: late })}</b>
        </>
      )}
    </p>
  )
}

function Finish({ task }: { task: Task }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        aria-label={say(words.finishOf, { title: task.title })}
        onClick={() => setAsking(true)}
      >
        {say(words.finish)}
      </Button>
      {asking && <FinishTaskDialog task={task} onClose={() => setAsking(false)} />}
    </>
  )
}

function Change({ task }: { task: Task }) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        aria-label={say(words.changeTaskOf, { title: task.title })}
        onClick={() => setAsking(true)}
      >
        {say(words.change)}
      </Button>
      {asking && <ChangeTaskDialog task={task} onClose={() => setAsking(false)} />}
    </>
  )
}

function TakeBack({ task: { countyCode, id, title } }: { task: Task }) {
  const say = useSay()
  const { api } = useDesk()
  const renew = useRenewPlan()
  const tell = useUndo()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button aria-label={say(words.undoOf, { title })} onClick={() => setAsking(true)}>
        {say(words.undo)}
      </Button>
      {asking && (
        <Ask
          open
          title={say(words.undoOf, { title })}
          act={say(words.undo)}
          reasons={[words.undoTypo, words.undoUnfinished].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            try {
              await api.send('POST', `/api/tasks/${countyCode}/${id}/undo`, { reason })
            } finally {
              await renew()
            }
            tell({ said: say(words.undoneSaid, { title }) })
          }}
        >
          <p>{say(words.undoDetail)}</p>
        </Ask>
      )}
    </>
  )
}
