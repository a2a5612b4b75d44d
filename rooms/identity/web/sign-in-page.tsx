/** User name and password, then a code where one was set up; or the county's own sign-in; or a demo account. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { PasswordField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice, ProblemNotice } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { unifiedProblemWords } from '../shared/problems.ts'
import { roleWords } from '../shared/roles.ts'
import { type sessionOutput, signInInput, type signInWaysOutput } from '../shared/schema.ts'
import { CodeForm } from './code-form.tsx'
import { waysQuery } from './queries.ts'
import { signInWords as words } from './sign-in-words.ts'
import { useEnter } from './use-enter.ts'
import { identityWords } from './words.ts'

type Step = z.infer<typeof sessionOutput>['step']
type Ways = z.infer<typeof signInWaysOutput>

export function SignInPage() {
  const say = useSay()
  const { api } = useDesk()
  const {
    ended,
    made,
    problem = '',
  } = useSearch({ strict: false }) as {
    ended?: string
    /** The first administrator was just made. */
    made?: string
    problem?: string
  }
  const { data: ways } = useQuery(waysQuery(api))
  const [codeWanted, setCodeWanted] = useState(false)
  const enter = useEnter()
  const said = unifiedProblemWords[problem]
  if (codeWanted) {
    return (
      <Page title={say(identityWords.codeTitle)} lead={say(identityWords.codeLead)} narrow>
        <CodeForm onPassed={enter} onBack={() => setCodeWanted(false)} />
      </Page>
    )
  }
  const arrive = (step: Step) => (step === 'second-factor' ? setCodeWanted(true) : enter())
  return (
    <Page title={say(words.signIn)} lead={say(words.signInLead)} narrow>
      {made && <Notice title={say(words.made)} />}
      {ended && <Notice title={say(words.ended)} />}
      {said && <Notice title={say(said)} alert />}
      {ways?.firstRun && (
        <p className="teach">
          <Link to="/first-run">{say(words.toFirstRun)}</Link>
        </p>
      )}
      <PasswordForm onStep={arrive} />
      <p>
        <Link to="/invitation">{say(words.toRedeem)}</Link>
      </p>
      {ways && <OtherWays ways={ways} onStep={arrive} />}
    </Page>
  )
}

function PasswordForm({ onStep }: { onStep(step: Step): void }) {
  const say = useSay()
  const { api } = useDesk()
  const { user = '' } = useSearch({ strict: false }) as { user?: string }
  const form = useForm({
    name: 'sign-in',
    draft: false,
    initial: { username: user },
    schema: signInInput.body,
    send: (body) => api.send<z.infer<typeof sessionOutput>>('POST', '/api/session', body),
    onSent: ({ step }) => onStep(step),
  })
  return (
    <Form form={form} act={say(words.signIn)}>
      <TextField
        form={form}
        at="/username"
        label={identityWords.username}
        autoComplete="username"
        literal
      />
      <PasswordField
        form={form}
        at="/password"
        label={words.password}
        autoComplete="current-password"
      />
    </Form>
  )
}

function OtherWays({ ways, onStep }: { ways: Ways; onStep(step: Step): void }) {
  const say = useSay()
  const { api } = useDesk()
  const [problem, setProblem] = useState<ApiProblem>()
  const { unified, demo, demoPassword } = ways
  const enterAs = async (username: string) => {
    try {
      const body = { username, password: demoPassword }
      onStep((await api.send<z.infer<typeof sessionOutput>>('POST', '/api/session', body)).step)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <>
      {unified.length > 0 && (
        <section className="section">
          <h2>{say(words.unifiedLead)}</h2>
          <p className="acts">
            {unified.map(({ id, name }) => (
              <Button key={id} size="large" href={`/api/session/unified/${id}`}>
                {name}
              </Button>
            ))}
          </p>
        </section>
      )}
      {demo.length > 0 && demoPassword !== null && (
        <section className="section">
          <h2>{say(words.demoLead)}</h2>
          {problem && <ProblemNotice problem={problem} sending />}
          <ul className="tiles">
            {demo.map(({ username, name, role }) => (
              <li key={username}>
                <button type="button" className="tile" onClick={() => enterAs(username)}>
                  <b>{name}</b> <span className="second">{say(roleWords[role])}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
