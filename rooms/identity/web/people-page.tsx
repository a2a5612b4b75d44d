/** Who can sign in, and who holds which role where. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Total } from '#base/shared/total.ts'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import type { Column } from '#base/web/list/list.ts'
import { ListPage } from '#base/web/list/list-page.tsx'
import type { Marked } from '#base/web/list/marking.ts'
import type { Filter } from '#base/web/list/view.ts'
import { Notice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { roleNames, roleWords } from '../shared/roles.ts'
import type { Slip } from '../shared/schema.ts'
import { peopleWords as words } from './people-words.ts'
import { type ListedPerson, peoplePage } from './queries.ts'
import { sayGrant } from './say.ts'
import { SlipSheet } from './slip-sheet.tsx'
import { StateTag } from './state-tag.tsx'
import { identityWords } from './words.ts'

const filters: Filter[] = [
  {
    name: 'role',
    label: identityWords.role,
    choices: roleNames.map((value) => ({ value, label: roleWords[value] })),
  },
  {
    name: 'state',
    label: identityWords.state,
    choices: (['invited', 'active', 'locked', 'closed'] as const).map((value) => ({
      value,
      label: identityWords[value],
    })),
  },
  {
    name: 'ends',
    label: words.endsSoon,
    choices: [{ value: 'soon', label: words.within30 }],
  },
]

/** Slips are printed in one go and handed out the same day. */
const mostSlips = 100

export function PeoplePage() {
  const say = useSay()
  const { api, can } = useDesk()
  const [slips, setSlips] = useState<Slips>()
  if (slips) {
    return (
      <SlipSheet slips={slips.made} onDone={() => setSlips(undefined)}>
        {slips.failed.length > 0 && (
          <Notice
            title={say(words.inviteManyDone, {
              done: slips.made.length,
              left: slips.failed.length,
            })}
            alert
          >
            <ul>
              {slips.failed.map(({ name, problem }) => (
                <li key={name}>
                  {name}: {problem.title || problem.code}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </SlipSheet>
    )
  }
  const columns: Column<ListedPerson>[] = [
    {
      head: identityWords.roleWhere,
      cell: ({ grants }) =>
        grants.length === 0 ? (
          <span className="second">{say(identityWords.noRole)}</span>
        ) : (
          grants.map((grant) => <div key={grant.id}>{sayGrant(say, grant)}</div>)
        ),
    },
    { head: identityWords.state, short: true, cell: ({ state }) => <StateTag state={state} /> },
  ]
  const act = (
    <>
      {can('access.review') && (
        <ButtonLink to="/people/review">{say(identityWords.review)}</ButtonLink>
      )}
      {can('accounts.manage') && (
        <>
          <ButtonLink to="/people/sheet">{say(identityWords.sheet)}</ButtonLink>
          <ButtonLink to="/people/new" first>
            {say(words.newPerson)}
          </ButtonLink>
        </>
      )}
    </>
  )
  return (
    <ListPage<ListedPerson>
      name="people"
      title={identityWords.people}
      lead={words.peopleLead}
      act={act}
      searchHint={words.searchPeople}
      counted={words.counted}
      filters={filters}
      count={(view, signal) => api.get<Total>('/api/people/count', view, signal)}
      load={(query, signal) => peoplePage(api, query, signal)}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      belowName={({ username }) => username}
      nameHead={identityWords.person}
      to={({ id }) => `/people/${id}`}
      columns={columns}
      teach={
        <>
          <p className="strong">{say(words.teachTitle)}</p>
          <p>{say(words.teachDetail)}</p>
        </>
      }
      {...(can('accounts.manage') &&
        !can('access.review') && {
          foot: <p className="second small">{say(identityWords.reviewBy)}</p>,
        })}
      {...(can('accounts.manage') && {
        marking: {
          most: mostSlips,
          acts: (marked: Marked<ListedPerson>) => <InviteMany marked={marked} onSlips={setSlips} />,
        },
      })}
    />
  )
}

interface Slips {
  made: Slip[]
  failed: { name: string; problem: ApiProblem }[]
}

function InviteMany({
  marked,
  onSlips,
}: {
  marked: Marked<ListedPerson>
  onSlips(slips: Slips): void
}) {
  const say = useSay()
  const { api } = useDesk()
  const [asking, setAsking] = useState(false)
  const count = marked.items.length
  const invite = async (reason: string) => {
    const slips: Slips = { made: [], failed: [] }
    for (const { id, name } of marked.items) {
      try {
        slips.made.push(await api.send<Slip>('POST', `/api/people/${id}/invite`, { reason }))
      } catch (error) {
        slips.failed.push({ name, problem: problemOf(error) })
      }
    }
    onSlips(slips)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say(words.inviteMany, { count })}</Button>
      <Ask
        open={asking}
        title={say(words.inviteMany, { count })}
        act={say(identityWords.invite)}
        reasons={[say(identityWords.reasonLost), say(identityWords.reasonForgot)]}
        onClose={() => setAsking(false)}
        onAct={invite}
      >
        <p>{say(identityWords.inviteDetail)}</p>
      </Ask>
    </>
  )
}
