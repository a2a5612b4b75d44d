/** One management area: what it is made of, what is cut out, what it was made of before. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate, sayExactly, sayFullDate } from '#base/web/formats.ts'
import { useReading, useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { ButtonLink, Facts, Page, Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { AreaHistorySection } from './area-history.tsx'
import { MemberTree } from './member-tree.tsx'
import { type Area, areaQuery } from './queries.ts'
import { areaWords as words } from './words.ts'

export function AreaPage() {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useQuery(areaQuery(api, id))
  const area = query.data
  if (query.isError && !area) {
    return (
      <Page title={say(words.title)} narrow>
        <Unread error={query.error} retry={query.refetch} />
      </Page>
    )
  }
  if (!area) return <Loading />
  const changeable = area.mayChange && area.validTo === null
  const present = area.members.filter(({ validTo }) => validTo === null)
  return (
    <Page
      title={area.name}
      lead={say(words.one)}
      narrow
      act={
        changeable && (
          <ButtonLink to="/areas/$id/change" params={{ id }}>
            {say(words.change)}
          </ButtonLink>
        )
      }
    >
      <nav className="crumbs" aria-label={say(words.path)}>
        <Link to="/areas">{say(words.title)}</Link>
      </nav>
      {area.validTo && (
        <p className="strong">{say(words.closed, { day: sayDate(area.validTo, language) })}</p>
      )}
      <Facts
        of={[
          [say(words.keeper), area.keeperName],
          [say(words.villages), <Villages key="villages" of={area.villages} />],
          [say(words.since), sayFullDate(area.validFrom, language)],
          // Whoever may not change it is not told of others' roles.
          ...(changeable
            ? [[say(words.roles), say(words.roleCount, { count: area.roles })] as const]
            : []),
        ]}
      />
      {present.length > 0 && (
        <Section title={say(words.members)}>
          <MemberTree members={present} />
        </Section>
      )}
      <Former area={area} />
      {area.within && <AreaHistorySection id={id} />}
      {area.mayChange && can('areas.write') && <CloseOrReopen key={id} area={area} />}
    </Page>
  )
}

/** More are counted by the codes than take part in a programme, so it is said what they are. */
function Villages({ of: counted }: { of: Area['villages'] }) {
  const say = useSay()
  if (counted === null) return '—'
  const { villages, communities, quasi } = counted
  const kinds = [
    say(words.villageCount, { count: sayExactly(villages) }),
    say(words.communityCount, { count: sayExactly(communities) }),
    quasi > 0 && say(words.quasiCount, { count: sayExactly(quasi) }),
  ]
  return (
    <>
      {sayExactly(villages + communities + quasi)}{' '}
      <span className="second">{kinds.filter(Boolean).join(say(words.and))}</span>
      <p className="small">{say(words.villagesHint)}</p>
    </>
  )
}

function Former({ area }: { area: Area }) {
  const { say, language } = useReading()
  // What was taken back on its own day never held.
  const former = area.members.flatMap((each) =>
    each.validTo !== null && each.validTo > each.validFrom ? [{ ...each, to: each.validTo }] : [],
  )
  if (former.length === 0) return null
  return (
    <Section title={say(words.former)}>
      <ul>
        {former.map(({ code, fullName, included, validFrom, to }) => (
          <li key={code + validFrom}>
            {say(words.formerLine, {
              name: included ? fullName : say(words.cutName, { name: fullName }),
              from: sayDate(validFrom, language),
              to: sayDate(to, language),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CloseOrReopen({ area }: { area: Area }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const offerUndo = useUndo()
  const [asking, setAsking] = useState(false)
  const { id, name, version, roles, validTo } = area
  const change = validTo === null ? 'close' : 'reopen'
  const send = async (what: typeof change, body: { version: number; reason: string }) => {
    try {
      return await api.send<{ version: number }>(
        'POST',
        `/api/management-areas/${id}/${what}`,
        body,
      )
    } finally {
      // Refused, too: a colleague may have been quicker, and what is shown is old.
      await queryClient.invalidateQueries({ queryKey: ['areas'] })
    }
  }
  const act = async (reason: string) => {
    const done = await send(change, { version, reason })
    if (change === 'reopen') return offerUndo({ said: say(words.reopenedSaid, { name }) })
    offerUndo({
      said: say(words.closedSaid, { name }),
      undo: () => send('reopen', { version: done.version, reason: say(words.reasonMistake) }),
    })
  }
  const [title, detail, hangs, reasons] =
    change === 'close'
      ? ([
          words.closeTitle,
          words.closeDetail,
          words.closeRoles,
          [words.reasonGone, words.reasonReform, words.reasonTypo],
        ] as const)
      : ([words.reopenTitle, words.reopenDetail, words.reopenRoles, [words.reasonMistake]] as const)
  return (
    <div className="acts apart">
      <Button onClick={() => setAsking(true)}>{say(words[change])}</Button>
      {asking && (
        <Ask
          open
          title={say(title, { name })}
          act={say(words[change])}
          hangs={roles > 0 ? [say(hangs, { count: roles })] : []}
          reasons={reasons.map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={act}
        >
          <p>{say(detail)}</p>
        </Ask>
      )}
    </div>
  )
}
