/** What was objected to a run, and what was answered to it by whom. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { ObjectionDialog } from './objection-dialog.tsx'
import { objectionWords as words } from './objection-words.ts'
import { type Objection, objectionsQuery, type Run } from './queries.ts'

export function RunObjections({ run }: { run: Run }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useQuery(objectionsQuery(api, { county: run.countyCode, id: run.id }))
  const [answering, setAnswering] = useState<Objection>()
  const items = query.data ?? []
  return (
    <Section title={say(words.title)}>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && <p className="second">{say(words.none)}</p>}
      <ul className="rows">
        {items.map((each) => (
          <li key={each.id}>
            <div>
              <p>{each.body ?? say(words.forgotten)}</p>
              <p className="small">
                {say(words.line, {
                  from: say(words[each.from]),
                  about: each.pair ? say(words.aboutPair, each.pair) : say(words.aboutRun),
                  at: sayMoment(each.receivedAt, language),
                })}
              </p>
              {each.decision && (
                <p>
                  <b>
                    {say(words.decidedBy, {
                      decision: say(words[each.decision]),
                      name: each.decidedBy ?? '',
                      at: sayMoment(each.decidedAt ?? each.receivedAt, language),
                    })}
                  </b>{' '}
                  {each.answer}
                </p>
              )}
            </div>
            {!each.decision && run.state === 'disclosed' && (
              <Button onClick={() => setAnswering(each)}>{say(words.answer)}</Button>
            )}
          </li>
        ))}
      </ul>
      {answering && (
        <ObjectionDialog objection={answering} onClose={() => setAnswering(undefined)} />
      )}
    </Section>
  )
}
