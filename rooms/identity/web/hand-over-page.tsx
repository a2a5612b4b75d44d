/** Everything somebody holds goes to a successor from a day on. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { FieldShell, ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { type Form as FormState, useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { handOverInput } from '../shared/schema.ts'
import { peoplePage, personQuery } from './queries.ts'
import { sayGrant, sayGrants } from './say.ts'
import { identityWords as words } from './words.ts'

export function HandOverPage() {
  const say = useSay()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { api } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: person } = useQuery(personQuery(api, id))
  const form = useForm({
    name: `hand-over-${id}`,
    schema: handOverInput.body,
    initial: { day: dayOf(new Date()) },
    prepare: ({ to, ...values }) => ({ ...values, to: (to as { id: string } | undefined)?.id }),
    send: (body, key) => api.send('POST', `/api/people/${id}/hand-over`, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['people'] })
      await navigate({ to: '/people/$id', params: { id } })
    },
  })
  if (!person) return <Loading />
  return (
    <Page
      title={say(words.handOverTitle, { name: person.name })}
      lead={say(words.handOverLead)}
      narrow
    >
      <ul className="rows">
        {person.grants.map((grant) => (
          <li key={grant.id}>{sayGrant(say, grant)}</li>
        ))}
      </ul>
      <Form form={form} act={say(words.handOverAct)}>
        <SuccessorField form={form} not={id} />
        <TextField
          form={form}
          at="/day"
          label={words.handOverDay}
          hint={words.handOverDayHint}
          wrong={words.endsOnWrong}
          type="date"
        />
        <ReasonField
          form={form}
          at="/reason"
          label={words.handOverReason}
          hint={words.reasonHint}
          reasons={[words.reasonLeft, words.reasonRetired, words.reasonElection].map((each) =>
            say(each),
          )}
        />
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
