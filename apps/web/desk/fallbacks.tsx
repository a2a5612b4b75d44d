/** What stands in place of a page that is not there or broke. */
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { ApiProblem } from '#base/web/api.ts'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
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
