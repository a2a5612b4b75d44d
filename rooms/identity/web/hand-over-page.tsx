/** Everything somebody holds goes to a successor from a day on. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { ButtonLink, Page } from '#base/web/page.tsx'
import { handOverInput, type handOverOutput } from '../shared/schema.ts'
import { handOverWords as words } from './hand-over-words.ts'
import { peoplePage, personQuery } from './queries.ts'
import { sayGrant, sayGrants } from './say.ts'
import { SlipVoid } from './slip-void.tsx'
import { identityWords } from './words.ts'

interface Done {
  moved: number
  slipVoid: boolean
  day: string
  to: { id: string; name: string }
}

export function HandOverPage() {
  const { say, language } = useReading()
  const queryClient = useQueryClient()
  const { api, can } = useDesk()
  const [done, setDone] = useState<Done>()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: person } = useQuery(personQuery(api, id))
  const form = useForm({
    name: `hand-over-${id}`,
    schema: handOverInput.body,
    initial: { day: dayOf(new Date()) },
    prepare: ({ to, ...values }) => ({ ...values, to: (to as { id: string } | undefined)?.id }),
    send: async (body, key) => ({
      ...(await api.send<z.infer<typeof handOverOutput>>(
        'POST',
        `/api/people/${id}/hand-over`,
        body,
        key,
      )),
      ...body,
    }),
    onSent: async ({ moved, slipVoid, to, day }) => {
      const { name = '' } = (form.values.to as { name?: string } | undefined) ?? {}
      setDone({ moved, slipVoid, day, to: { id: to, name } })
      await queryClient.invalidateQueries({ queryKey: ['people'] })
    },
  })
  if (!person) return <Loading />
  if (done) {
    const { moved, slipVoid, day, to } = done
    return (
      <Page
        title={say(words.handedOver, { count: moved })}
        lead={say(words.handedOverLead, { day: sayDate(day, language), to: to.name })}
        narrow
      >
        {slipVoid && <SlipVoid name={to.name} />}
        <p className="acts">
          <ButtonLink to="/people/$id" params={{ id: to.id }} first>
            {say(words.handedOverSee, { name: to.name })}
          </ButtonLink>
          <ButtonLink to="/people/$id" params={{ id }}>
            {say(words.handedOverClose, { name: person.name })}
          </ButtonLink>
        </p>
      </Page>
    )
  }
  if (person.grants.length === 0) {
    return (
      <Page
        title={say(words.handOverTitle, { name: person.name })}
        lead={say(words.handOverNothing)}
        narrow
      />
    )
  }
  return (
    <Page
      title={say(words.handOverTitle, { name: person.name })}
      lead={say(words.handOverLead)}
      narrow
    >
      <h2>{say(words.handOverWhat)}</h2>
      <ul className="plain-list">
        {person.grants.map((grant) => (
          <li key={grant.id}>{sayGrant(say, grant)}</li>
        ))}
      </ul>
      <Form form={form} act={say(words.handOverAct, { count: person.grants.length })}>
        <SuccessorField form={form} not={id} />
        {can('accounts.manage') && (
          <p className="acts">
            <Link to="/people/new" className="plain">
              {say(words.handOverTo)}
            </Link>
          </p>
        )}
        <TextField
          form={form}
          at="/day"
          label={words.handOverDay}
          hint={words.handOverDayHint}
          wrong={identityWords.endsOnWrong}
          type="date"
        />
        <ReasonField
          form={form}
          at="/reason"
          label={words.handOverReason}
          hint={identityWords.reasonHint}
          reasons={[
            identityWords.reasonLeft,
            identityWords.reasonRetired,
            identityWords.reasonElection,
          ].map((each) => say(each))}
        />
        <p className="second">{say(words.handOverAfter, { name: person.name })}</p>
      </Form>
    </Page>
  )
}

function SuccessorField({ form, not }: { form: FormState; not: string }) {
  const say = useSay()
  const { api } = useDesk()
  const [typed, setTyped] = useState('')
  const query = typed.trim()
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'successors', query],
    queryFn: ({ signal }) => peoplePage(api, { q: query, limit: '8' }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    meta: { secret: true },
  })
  const found =
    query === ''
      ? []
      : (data?.items ?? []).filter(({ id, state }) => id !== not && state !== 'closed')
  const chosen = valueAt(form.values, '/to') as { id: string; name: string } | undefined
  return (
    <FieldShell form={form} at="/to" label={words.successor} hint={words.successorHint} chosen>
      {({ id, describedBy, invalid }) => (
        <>
          <Input
            id={id}
            size="large"
            value={chosen ? chosen.name : typed}
            autoComplete="off"
            aria-describedby={describedBy || undefined}
            aria-invalid={invalid}
            onChange={(event) => {
              form.set('/to', undefined)
              setTyped(event.target.value)
            }}
          />
          {!chosen && found.length > 0 && (
            <div className="chips">
              {found.map((person) => (
                <button
                  key={person.id}
                  type="button"
                  className="chip"
                  onClick={() => form.set('/to', { id: person.id, name: person.name })}
                >
                  {person.name}{' '}
                  <span className="of">{sayGrants(person.grants) || person.username}</span>
                </button>
              ))}
            </div>
          )}
          {!chosen && query !== '' && !isFetching && found.length === 0 && (
            <p className="hint" role="status">
              {say(words.successorNone, { query })}
            </p>
          )}
        </>
      )}
    </FieldShell>
  )
}
