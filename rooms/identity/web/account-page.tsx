/** My own account: second factor, devices, password, language, the way out. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type * as z from 'zod'
import { languages } from '#base/shared/language.ts'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { useDesk } from '#base/web/desk.tsx'
import { PasswordField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { sayMoment } from '#base/web/formats.ts'
import { drafts, kept } from '#base/web/kept.ts'
import { languageNames, useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, ProblemNotice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Page, Section } from '#base/web/page.tsx'
import { unifiedProblemWords } from '../shared/problems.ts'
import { changePasswordInput, type sessionItem } from '../shared/schema.ts'
import { accountWords as words } from './account-words.ts'
import { NewPasswordField } from './new-password-field.tsx'
import type { IdentityWebParts } from './parts.ts'
import { type Me, meQuery, sessionsQuery } from './queries.ts'
import { sayDevice } from './say.ts'
import { UnifiedLinks } from './unified-links.tsx'
import { identityWords } from './words.ts'

export function accountPage({ Traces }: IdentityWebParts) {
  return () => <AccountPage Traces={Traces} />
}

function AccountPage({ Traces }: Pick<IdentityWebParts, 'Traces'>) {
  const say = useSay()
  const { api } = useDesk()
  const { data: me } = useQuery(meQuery(api))
  const { linked, problem = '' } = useSearch({ strict: false }) as {
    linked?: string
    problem?: string
  }
  if (!me) return <Loading />
  const said = unifiedProblemWords[problem]
  return (
    <Page title={me.name} lead={say(words.accountLead, { username: me.username })} narrow>
      {linked && <Notice title={say(words.linkedNow)} />}
      {said && <Notice title={say(said)} alert />}
      <Reading />
      <SecondFactor me={me} />
      <UnifiedLinks />
      {me.grants.length > 0 && <Leaving me={me} />}
      <Devices />
      <ChangePassword />
      <Suspense fallback={<Loading />}>
        <Traces of="account" path="/api/account/traces" />
      </Suspense>
      <SignOut me={me} />
    </Page>
  )
}

function Reading() {
  const { language, large, choose, say } = useReading()
  return (
    <Section title={say(words.reading)}>
      <div className="chips">
        {languages.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            className={each === language ? 'chip on' : 'chip'}
            aria-pressed={each === language}
            onClick={() => choose({ language: each })}
          >
            {languageNames[each]}
          </button>
        ))}
      </div>
      <div className="chips">
        {[false, true].map((each) => (
          <button
            key={String(each)}
            type="button"
            className={each === large ? 'chip on' : 'chip'}
            aria-pressed={each === large}
            onClick={() => choose({ large: each })}
          >
            {say(each ? words.textLarge : words.textNormal)}
          </button>
        ))}
      </div>
    </Section>
  )
}

/** Whoever gives roles hands their own over too; everybody else asks. */
function Leaving({ me }: { me: Me }) {
  const say = useSay()
  const { can } = useDesk()
  const own = can('grants.give')
  return (
    <Section title={say(words.leaving)}>
      <p>{say(own ? words.leavingOwn : words.leavingAsk)}</p>
      {own && (
        <p className="acts">
          <ButtonLink to="/people/$id/hand-over" params={{ id: me.id }}>
            {say(words.handOver)}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}

function SecondFactor({ me }: { me: Me }) {
  const say = useSay()
  const { enrolled, passed, withheld } = me.secondFactor
  return (
    <Section title={say(identityWords.secondFactor)}>
      {!enrolled && <p>{say(withheld ? words.secondFactorWithheld : words.secondFactorNone)}</p>}
      {enrolled && (
        <p>{say(passed ? identityWords.secondFactorOn : words.secondFactorNotPassed)}</p>
      )}
      <p className="acts">
        <ButtonLink to="/account/second-factor" first={withheld}>
          {say(enrolled ? words.secondFactorMore : identityWords.setUp)}
        </ButtonLink>
      </p>
    </Section>
  )
}

/** This one and the latest few: what somebody would recognise. */
const shownSessions = 4

function Devices() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useQuery(sessionsQuery(api))
  const [problem, setProblem] = useState<ApiProblem>()
  const [all, setAll] = useState(false)
  const end = async (id: string) => {
    setProblem(undefined)
    try {
      await api.send('DELETE', `/api/sessions/${id}`)
    } catch (error) {
      setProblem(problemOf(error))
    }
    await query.refetch()
  }
  const sessions = latestFirst(query.data?.items ?? [])
  const hidden = all ? 0 : Math.max(0, sessions.length - shownSessions)
  return (
    <Section title={say(words.devices)}>
      {query.isPending && <Loading />}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {problem && <ProblemNotice problem={problem} sending />}
      <ul className="rows">
        {sessions
          .slice(0, sessions.length - hidden)
          .map(({ id, beganAt, lastSeenAt, device, address, current }) => (
            <li key={id}>
              <div>
                <p className="strong">
                  {sayDevice(device)}
                  {current && ` · ${say(words.thisDevice)}`}
                </p>
                <p className="small">
                  {say(words.deviceLine, {
                    began: sayMoment(beganAt, language),
                    seen: sayMoment(lastSeenAt, language),
                  })}{' '}
                  <span className="mono">{address}</span>
                </p>
              </div>
              {!current && (
                <Button
                  aria-label={say(words.signOutOf, { device: sayDevice(device) })}
                  onClick={() => end(id)}
                >
                  {say(words.signOutThere)}
                </Button>
              )}
            </li>
          ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          {say(words.devicesMore, { count: hidden })}
        </button>
      )}
    </Section>
  )
}

type Session = z.infer<typeof sessionItem>

/** This device, then whichever was used last. */
function latestFirst(sessions: readonly Session[]): Session[] {
  return [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || (a.lastSeenAt < b.lastSeenAt ? 1 : -1),
  )
}

function ChangePassword() {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [changed, setChanged] = useState(false)
  const form = useForm({
    name: 'change-password',
    draft: false,
    schema: changePasswordInput.body,
    send: (body, key) => api.send('POST', '/api/password', body, key),
    onSent: () => {
      setChanged(true)
      setOpen(false)
      form.startOver()
      void queryClient.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  return (
    <Section title={say(words.changePassword)}>
      {changed && (
        <p role="status" className="strong">
          {say(words.passwordChanged)}
        </p>
      )}
      {!open && (
        <>
          <p className="second">{say(words.changePasswordLead)}</p>
          <p className="acts">
            <Button onClick={() => setOpen(true)}>{say(words.changePassword)}</Button>
          </p>
        </>
      )}
      {open && (
        <Form form={form} act={say(words.changePassword)}>
          <p className="second">{say(words.changePasswordLead)}</p>
          <PasswordField
            form={form}
            at="/current"
            label={words.currentPassword}
            autoComplete="current-password"
          />
          <NewPasswordField form={form} at="/next" />
        </Form>
      )}
    </Section>
  )
}

/** Nothing of what was seen stays on the device; of what was typed, its writer decides. */
function SignOut({ me }: { me: Me }) {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState<'one' | 'all'>()
  const [problem, setProblem] = useState<ApiProblem>()
  const forms = drafts.listForms(me.id)
  const leave = async (which: 'one' | 'all', keepDrafts: boolean) => {
    setProblem(undefined)
    // What is still being read would be answered that nobody is signed in, as if the session had ended by itself.
    await queryClient.cancelQueries()
    try {
      await api.send('DELETE', which === 'all' ? '/api/sessions' : '/api/session')
    } catch (error) {
      void queryClient.invalidateQueries()
      return setProblem(problemOf(error))
    }
    if (!keepDrafts) drafts.dropAll(me.id)
    queryClient.clear()
    await kept.drop('last-seen')
    await navigate({ to: '/sign-in' })
  }
  const ask = (which: 'one' | 'all') =>
    forms.length > 0 ? setAsking(which) : void leave(which, true)
  return (
    <Section title={say(words.signOut)}>
      {problem && <ProblemNotice problem={problem} sending />}
      {asking ? (
        <Notice title={say(words.draftsLeft, { count: forms.length })} alert>
          <p className="acts">
            <Button onClick={() => leave(asking, true)}>{say(words.draftsKeep)}</Button>
            <Button onClick={() => leave(asking, false)}>{say(words.draftsDrop)}</Button>
            <Button onClick={() => setAsking(undefined)}>{say(words.stay)}</Button>
          </p>
        </Notice>
      ) : (
        <>
          <p className="second">{say(words.signOutLead)}</p>
          <p className="acts">
            <Button onClick={() => ask('one')}>{say(words.signOut)}</Button>
            <Button onClick={() => ask('all')}>{say(words.signOutAll)}</Button>
          </p>
        </>
      )}
    </Section>
  )
}
