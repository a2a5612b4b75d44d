/** Everything somebody holds goes to a successor from a day on. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
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
import { Picked } from '#base/web/picked.tsx'
import { SearchBox } from '#base/web/search-box.tsx'
import { handOverInput, type handOverOutput } from '../shared/schema.ts'
import { handOverWords as words } from './hand-over-words.ts'
import { peopleWords } from './people-words.ts'
import { personQuery, successorsQuery } from './queries.ts'
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
  const mayClose = can('accounts.close')
  if (done) {
    const { moved, slipVoid, day, to } = done
    // Until that day the roles are still held, and whoever holds them signs in.
    const isDue = day <= dayOf(new Date())
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
          {mayClose && isDue && (
            <ButtonLink to="/people/$id" params={{ id }}>
              {say(words.handedOverClose, { name: person.name })}
            </ButtonLink>
          )}
        </p>
        {mayClose && !isDue && (
          <p className="second">
            {say(words.closeLater, { name: person.name, day: sayDate(day, language) })}
          </p>
        )}
        {!mayClose && <p className="second">{say(words.closedBy, { name: person.name })}</p>}
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
        <p className="second">
          {say(words.handOverAfter, { name: person.name })}
          {!mayClose && say(words.closedBy, { name: person.name })}
        </p>
      </Form>
    </Page>
  )
}

function SuccessorField({ form, not }: { form: FormState; not: string }) {
  const say = useSay()
  const { api } = useDesk()
  const chosen = valueAt(form.values, '/to') as { id: string; name: string } | undefined
  return (
    <FieldShell form={form} at="/to" label={words.successor} hint={words.successorHint} chosen>
      {({ id, named, describedBy, invalid }) =>
        chosen ? (
          <Picked id={id} named={named} onAgain={() => form.set('/to', undefined)}>
            <b>{chosen.name}</b>
          </Picked>
        ) : (
          <SearchBox
            id={id}
            label={words.successor}
            placeholder={say(peopleWords.searchPeople)}
            counted={words.successorsFound}
            none={words.successorNone}
            queryOf={(query) => successorsQuery(api, query)}
            offered={(person) => person.id !== not && person.state !== 'closed'}
            keyOf={(person) => person.id}
            show={(person) => (
              <>
                <span className="strong">{person.name}</span>{' '}
                <span className="second">{sayGrants(person.grants)}</span>{' '}
                <span className="mono second">{person.username}</span>
              </>
            )}
            onPick={(person) => form.set('/to', { id: person.id, name: person.name })}
            describedBy={describedBy}
            invalid={invalid}
          />
        )
      }
    </FieldShell>
  )
}
