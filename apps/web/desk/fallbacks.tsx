/** What stands in place of a page that is not there, is for others or broke. */
import { useQuery } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { ApiProblem } from '#base/web/api.ts'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { meQuery } from './session.ts'
import { deskWords as words } from './words.ts'

export function NotHere() {
  const say = useSay()
  return (
    <Page title={say(words.notHere)} lead={say(words.notHereDetail)} narrow>
      <p className="acts">
        <ButtonLink to="/">{say(words.toHome)}</ButtonLink>
      </p>
    </Page>
  )
}

/** In place of a page that is for others. */
export function NotYours() {
  const say = useSay()
  const { data: me } = useQuery(meQuery)
  const lead = me?.secondFactor.withheld ? words.notYoursYet : words.notYoursDetail
  return (
    <Page title={say(words.notYours)} lead={say(lead)} narrow>
      <p className="acts">
        <ButtonLink to="/">{say(words.toHome)}</ButtonLink>
      </p>
    </Page>
  )
}

export function Broken({ error }: ErrorComponentProps) {
  const say = useSay()
  const router = useRouter()
  const problem = error instanceof ApiProblem ? error : undefined
  return (
    <div className="alone">
      <Page title={say(words.broken)} narrow {...(!problem && { lead: say(words.brokenDetail) })}>
        {problem && <ProblemNotice problem={problem} />}
        <p className="acts">
          <Button onClick={() => router.invalidate()}>{say(words.reopen)}</Button>
        </p>
      </Page>
    </div>
  )
}
