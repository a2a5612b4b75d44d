/** One account: what it may do where, and what an administrator does about it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Slip } from '../shared/schema.ts'
import { whyGiven } from '../shared/why-given.ts'
import { NameDialog, nameWords } from './name-dialog.tsx'
import type { IdentityWebParts } from './parts.ts'
import { personWords as words } from './person-words.ts'
import { type Grant, meQuery, type Person, personQuery } from './queries.ts'
import { sayGrant } from './say.ts'
import { SlipSheet } from './slip-sheet.tsx'
import { StateTag } from './state-tag.tsx'
import { identityWords } from './words.ts'

export function personPage({ Traces }: IdentityWebParts) {
  return () => <PersonPage Traces={Traces} />
}

function PersonPage({ Traces }: Pick<IdentityWebParts, 'Traces'>) {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useQuery(personQuery(api, id))
  const { data: me } = useQuery(meQuery(api))
  const [slip, setSlip] = useState<Slip>()
  const [naming, setNaming] = useState(false)
  const person = query.data
  if (query.isError && !person) {
    return (
      <Page title={say(identityWords.people)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!person) return <Loading />
  if (slip) return <SlipSheet slips={[slip]} onDone={() => setSlip(undefined)} />
  const own = me?.id === person.id
  return (
    <Page
      title={person.name}
      lead={person.username}
      narrow
      act={
        can('grants.give') &&
        !own &&
        person.state !== 'closed' && (
          <ButtonLink to="/people/$id/grant" params={{ id }} first>
            {say(words.giveGrant)}
          </ButtonLink>
        )
      }
    >
      <Facts
        of={[
          [say(identityWords.state), <StateTag key="state" state={person.state} />],
          [
            say(identityWords.lastSignIn),
            person.lastSignInAt
              ? sayMoment(person.lastSignInAt, language)
              : say(identityWords.never),
          ],
          [
            say(identityWords.secondFactor),
            person.secondFactor ? say(identityWords.secondFactorOn) : say(words.secondFactorOff),
          ],
        ]}
      />
      {person.barred && (
        <Notice title={say(words.barred)}>
          <p>{say(words.barredDetail)}</p>
        </Notice>
      )}
      <Section title={say(words.grants)}>
        <Grants person={person} own={own} />
      </Section>
      <EndedGrants of={person.ended} />
      {can('accounts.manage') && person.state !== 'closed' && (
        <p className="acts">
          <Button onClick={() => setNaming(true)}>{say(nameWords.correct)}</Button>
        </p>
      )}
      {naming && <NameDialog person={person} onClose={() => setNaming(false)} />}
      {own ? (
        <Notice title={say(words.you)}>
          <p>{say(words.youDetail)}</p>
        </Notice>
      ) : (
        <Acts person={person} onSlip={setSlip} />
      )}
      {can('journal.read') && (
        <Suspense fallback={<Loading />}>
          <Traces of="account" path={`/api/people/${id}/traces`} />
        </Suspense>
      )}
    </Page>
  )
}

function Grants({ person, own }: { person: Person; own: boolean }) {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const queryClient = useQueryClient()
  const [ending, setEnding] = useState<Grant>()
  const [gone, setGone] = useState(false)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  const end = async ({ countyCode, id }: Grant, reason: string) => {
    try {
      await api.send('POST', `/api/grants/${countyCode}/${id}/end`, { reason })
    } catch (error) {
      // A colleague was quicker: what was wanted is done, and what is shown is old.
      if (problemOf(error).status !== 404) throw error
      setGone(true)
    }
    await refresh()
  }
  const today = dayOf(new Date())
  return (
    <>
      {gone && <Notice title={say(words.gone)} alert />}
      {person.grants.length === 0 && <p className="second">{say(identityWords.noRole)}</p>}
      <ul className="rows">
        {person.grants.map((grant) => (
          <li key={grant.id}>
            <div>
              <p className="strong">{sayGrant(say, grant)}</p>
              <p className="small">
                {say(grant.beginsOn > today ? words.from : identityWords.since, {
                  day: sayDate(grant.beginsOn, language),
                })}
                {grant.endsOn &&
                  `，${say(identityWords.until, { day: sayDate(grant.endsOn, language) })}`}
                {` · ${say(whyGiven(grant))}`}
              </p>
            </div>
            {can('grants.give') && !own && (
              <Button
                aria-label={say(words.endGrantOf, { grant: sayGrant(say, grant) })}
                onClick={() => setEnding(grant)}
              >
                {say(words.endGrant)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <Ask
          open
          title={say(words.endGrantTitle)}
          act={say(words.endGrantTitle)}
          hangs={[say(words.rolesRest, { grant: sayGrant(say, ending) })]}
          reasons={[identityWords.reasonLeft, identityWords.reasonRetired, words.reasonMistake].map(
            (each) => say(each),
          )}
          onClose={() => setEnding(undefined)}
          onAct={(reason) => end(ending, reason)}
        >
          <p>{say(words.endGrantDetail, { name: person.name, grant: sayGrant(say, ending) })}</p>
        </Ask>
      )}
    </>
  )
}

function EndedGrants({ of: ended }: { of: Person['ended'] }) {
  const { say, language } = useReading()
  if (ended.length === 0) return null
  return (
    <Section title={say(words.endedGrants)}>
      <ul className="rows">
        {ended.map((grant) => (
          <li key={grant.id}>
            <div>
              <p>{sayGrant(say, grant)}</p>
              <p className="small">
                {say(words.heldFor, {
                  from: sayDate(grant.beginsOn, language),
                  to: sayDate(grant.endsOn, language),
                })}
                {grant.endReason === null
                  ? ` · ${say(words.ranOut)}`
                  : [
                      grant.handedTo && say(words.handedTo, { name: grant.handedTo }),
                      grant.endedBy && say(words.endedBy, { name: grant.endedBy }),
                      grant.endReason,
                    ]
                      .filter(Boolean)
                      .map((each) => ` · ${each}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface Act {
  name: 'invite' | 'unlock' | 'reset' | 'close' | 'reopen'
  label: Saying
  path: string
  title: Saying
  detail: Saying
  reasons: readonly Saying[]
  may: boolean
}

function Acts({ person, onSlip }: { person: Person; onSlip(slip: Slip): void }) {
  const say = useSay()
  const { api, can } = useDesk()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const [asking, setAsking] = useState<Act>()
  const { name, state } = person
  const closed = state === 'closed'
  const acts: Act[] = [
    {
      name: 'invite',
      label: identityWords.invite,
      path: 'invite',
      title: words.inviteTitle,
      detail: identityWords.inviteDetail,
      reasons: [identityWords.reasonLost, identityWords.reasonForgot],
      may: can('accounts.manage') && !closed,
    },
    {
      name: 'unlock',
      label: words.unlock,
      path: 'unlock',
      title: words.unlockTitle,
      detail: words.unlockDetail,
      reasons: [words.reasonTypo],
      may: can('accounts.manage') && state === 'locked',
    },
    {
      name: 'reset',
      label: words.reset,
      path: 'reset-second-factor',
      title: words.resetTitle,
      detail: words.resetDetail,
      reasons: [words.reasonPhone, words.reasonPhoneLost],
      may: can('accounts.reset-second-factor') && person.secondFactor,
    },
    {
      name: 'close',
      label: words.close,
      path: 'close',
      title: words.closeTitle,
      detail: words.closeDetail,
      reasons: [identityWords.reasonLeft, identityWords.reasonRetired],
      may: can('accounts.close') && !closed,
    },
    {
      name: 'reopen',
      label: words.reopen,
      path: 'reopen',
      title: words.reopenTitle,
      detail: words.reopenDetail,
      reasons: [words.reasonReturned, words.reasonMistake],
      may: closed && can(person.barred ? 'accounts.bar' : 'accounts.reopen'),
    },
  ]
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['people'] })
  const send = async (path: string, reason: string) => {
    const answer = await api.send<Slip>('POST', `/api/people/${person.id}/${path}`, { reason })
    await refresh()
    return answer
  }
  const act = async ({ name: chosen, path }: Act, reason: string) => {
    const answer = await send(path, reason)
    if (chosen === 'invite') onSlip(answer)
    if (chosen === 'close') {
      offerUndo({
        said: say(words.closedSaid, { name }),
        undo: () => send('reopen', say(words.reasonMistake)),
      })
    }
  }
  const hangs =
    asking?.name === 'close'
      ? [
          say(words.sessionsEnd),
          ...person.grants.map((grant) => say(words.rolesRest, { grant: sayGrant(say, grant) })),
        ]
      : []
  const open = acts.filter(({ may }) => may)
  const mayHandOver = can('grants.give') && !closed && person.grants.length > 0
  if (open.length === 0 && !mayHandOver) return null
  return (
    <div className="acts apart">
      {open.map((each) => (
        <Button key={each.name} onClick={() => setAsking(each)}>
          {say(each.label)}
        </Button>
      ))}
      {mayHandOver && (
        <ButtonLink to="/people/$id/hand-over" params={{ id: person.id }}>
          {say(words.handOver)}
        </ButtonLink>
      )}
      {asking && (
        <Ask
          open
          title={say(asking.title, { name })}
          act={say(asking.label)}
          hangs={hangs}
          reasons={asking.reasons.map((each) => say(each))}
          onClose={() => setAsking(undefined)}
          onAct={(reason) => act(asking, reason)}
        >
          <p>{say(asking.detail)}</p>
        </Ask>
      )}
    </div>
  )
}
