/** Setting up a second factor in three steps; later new recovery codes, or giving it up. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { PasswordField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { Page, Section } from '#base/web/page.tsx'
import { QrCode } from '#base/web/qr-code.tsx'
import { enrolInput, type enrolOutput, type recoveryCodesOutput } from '../shared/schema.ts'
import { CodeForm } from './code-form.tsx'
import { type Me, meQuery } from './queries.ts'
import { secondFactorWords as words } from './second-factor-words.ts'
import { identityWords } from './words.ts'

type Enrolment = z.infer<typeof enrolOutput>

export function SecondFactorPage() {
  const say = useSay()
  const { api } = useDesk()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: me } = useQuery(meQuery(api))
  const done = async () => {
    await queryClient.invalidateQueries()
    await navigate({ to: '/' })
  }
  if (!me) return <Loading />
  const { enrolled, passed } = me.secondFactor
  if (enrolled && !passed) {
    return (
      <Page title={say(identityWords.codeTitle)} lead={say(identityWords.codeLead)} narrow>
        <CodeForm onPassed={done} />
      </Page>
    )
  }
  return enrolled ? <Keep me={me} /> : <SetUp me={me} onDone={done} />
}

function SetUp({ me, onDone }: { me: Me; onDone(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const [scanned, setScanned] = useState(false)
  const form = useForm({
    name: 'enrol',
    draft: false,
    schema: enrolInput.body,
    send: (body) => api.send<Enrolment>('POST', '/api/second-factor', body),
    onSent: setEnrolment,
  })
  const at = !enrolment ? 1 : scanned ? 3 : 2
  const step = say(words.step, { at })
  if (!enrolment) {
    return (
      <Page
        title={say(identityWords.setUp)}
        lead={`${step}。${say(identityWords.confirmPasswordHint)}`}
        narrow
      >
        <Form form={form} act={say(words.next)}>
          <PasswordField
            form={form}
            at="/password"
            label={identityWords.confirmPassword}
            autoComplete="current-password"
          />
        </Form>
      </Page>
    )
  }
  if (!scanned) {
    return (
      <Page title={say(words.scanTitle)} lead={step} narrow>
        <p>{say(words.scanLead)}</p>
        <div className="scan">
          <QrCode text={enrolment.uri} label={say(words.scanPicture)} />
          {/* Nobody can scan the screen of the phone that they hold. */}
          <p className="only-narrow">
            <a href={enrolment.uri}>{say(words.openAuthenticator)}</a>
          </p>
          <p>
            {say(words.secret)} <span className="mono code">{secretOf(enrolment.uri)}</span>
          </p>
        </div>
        <RecoveryCodes me={me} codes={enrolment.recoveryCodes} />
        <p className="acts">
          <Button type="primary" size="large" onClick={() => setScanned(true)}>
            {say(words.next)}
          </Button>
        </p>
      </Page>
    )
  }
  return (
    <Page title={say(words.tryTitle)} lead={`${step}。${say(words.tryLead)}`} narrow>
      <CodeForm
        digitsOnly
        act={say(words.finish)}
        onPassed={onDone}
        onBack={() => setScanned(false)}
      />
    </Page>
  )
}

/** In fours, as it is read off and typed. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}

function RecoveryCodes({ me, codes }: { me: Me; codes: readonly string[] }) {
  const say = useSay()
  return (
    <Section title={say(words.recoveryTitle)}>
      <p>{say(words.recoveryLead)}</p>
      <div className="sheet">
        <p className="only-print">
          {say(words.codesFor, { name: me.name, username: me.username })}
        </p>
        <ol className="codes">
          {codes.map((code) => (
            <li key={code} className="mono">
              {code}
            </li>
          ))}
        </ol>
      </div>
      <p className="acts">
        <Button onClick={() => print()}>{say(words.printCodes)}</Button>
      </p>
    </Section>
  )
}

function Keep({ me }: { me: Me }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = useForm({
    name: 'renew-codes',
    draft: false,
    schema: enrolInput.body,
    send: (body) =>
      api.send<z.infer<typeof recoveryCodesOutput>>(
        'POST',
        '/api/second-factor/recovery-codes',
        body,
      ),
    onSent: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  const drop = useForm({
    name: 'drop-second-factor',
    draft: false,
    schema: enrolInput.body,
    send: (body) => api.send('DELETE', '/api/second-factor', body),
    onSent: async () => {
      await queryClient.invalidateQueries()
      await navigate({ to: '/account' })
    },
  })
  return (
    <Page title={say(identityWords.secondFactor)} lead={say(identityWords.secondFactorOn)} narrow>
      {codes ? (
        <RecoveryCodes me={me} codes={codes} />
      ) : (
        <Section title={say(words.renewCodes)}>
          <p className="second">{say(words.renewLead)}</p>
          <Form form={renew} act={say(words.renewCodes)} plain>
            <PasswordField
              form={renew}
              at="/password"
              label={identityWords.confirmPassword}
              autoComplete="current-password"
            />
          </Form>
        </Section>
      )}
      <Section title={say(words.drop)}>
        <p className="second">{say(words.dropLead)}</p>
        <Form form={drop} act={say(words.drop)} plain>
          <PasswordField
            form={drop}
            at="/password"
            label={identityWords.confirmPassword}
            autoComplete="current-password"
          />
        </Form>
      </Section>
    </Page>
  )
}
