/** The nightly backups: whether the last one is there and whole, one more when asked, and what a restore takes. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Backups } from '#base/shared/backup-schema.ts'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayBytes, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { Facts, Section } from '#base/web/page.tsx'
import { backupWords as words } from './backup-words.ts'
import { backupsQuery } from './backups-query.ts'

/** Often enough to see it end, seldom enough to disturb nobody. */
const lookAgainMs = 2000

export function BackupsSection() {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery({
    ...backupsQuery(api),
    refetchInterval: ({ state }) => (state.data?.running ? lookAgainMs : false),
  })
  const backups = query.data
  return (
    <Section title={say(words.title)}>
      {query.isError && !backups && <Unread error={query.error} retry={query.refetch} />}
      {query.isPending && <Loading />}
      {backups?.kept === 'elsewhere' && <p>{say(words.elsewhere)}</p>}
      {backups?.kept === 'here' && <Here backups={backups} />}
    </Section>
  )
}

function Here({ backups }: { backups: Backups }) {
  const { say, language } = useReading()
  const { last, next, missed, ahead, failed, folder, count } = backups
  return (
    <>
      {missed && (
        <Notice title={say(words.missed)} alert>
          <p>{say(words.missedDetail)}</p>
        </Notice>
      )}
      {ahead.length > 0 && (
        <Notice title={say(words.ahead)} alert>
          <p>{say(words.aheadDetail)}</p>
          <ul className="plain-list">
            {ahead.map((file) => (
              <li key={file} className="mono">
                {file}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {failed && (
        <Notice title={say(words.failed)} alert>
          <p>{say(words.failedDetail)}</p>
        </Notice>
      )}
      <Facts
        of={[
          [
            say(words.last),
            last
              ? say(words.lastLine, {
                  at: sayMoment(last.at, language),
                  size: sayBytes(last.bytes),
                })
              : say(words.none),
          ],
          ...(last
            ? ([
                [say(words.state), say(last.whole ? words.whole : words.notRead)],
                [say(words.secret), say(last.encrypted ? words.encrypted : words.open)],
              ] as const)
            : []),
          [say(words.next), next ? sayMoment(next, language) : '—'],
          [
            say(words.where),
            <span key="where">
              <span className="mono">{folder}</span>
              <br />
              <span className="second">{say(words.count, { count })}</span>
            </span>,
          ],
        ]}
      />
      <p>{say(words.copy)}</p>
      <MakeNow running={backups.running} />
      <details className="more">
        <summary>{say(words.restore)}</summary>
        <p>{say(words.restoreLead)}</p>
        <ol className="commands">
          <li>
            {say(words.restoreInto)}
            <code>
              npx lianjian restore {last ? `${folder}/${last.file}` : 'FILE'} --into new-data
            </code>
          </li>
          <li>{say(last?.encrypted ? words.restoreKeysInside : words.restoreKeys)}</li>
          <li>
            {say(words.restoreStart)}
            <code>LIANJIAN_DATA=new-data npm start</code>
          </li>
        </ol>
        <p className="small">{say(words.restoreSafe)}</p>
      </details>
    </>
  )
}

function MakeNow({ running }: { running: boolean }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<ApiProblem>()
  const make = async () => {
    setProblem(undefined)
    try {
      const begun = await api.send<Backups>('POST', '/api/backups')
      queryClient.setQueryData(backupsQuery(api).queryKey, begun)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts">
        <Button onClick={make} loading={running}>
          {say(running ? words.making : words.make)}
        </Button>
      </p>
    </>
  )
}
